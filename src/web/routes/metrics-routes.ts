import { createHash, timingSafeEqual } from 'node:crypto';
import { type HttpResponse, textResponse } from '../http/response.ts';
import type { Route } from '../http/router.ts';

export interface MetricsOptions {
  /** The token that an HTTP request needs. */
  readonly token: string;
  /** The metrics in Prometheus' text format. */
  readonly read: () => Promise<string>;
}

/** The route that Prometheus reads. Without options, there is none. */
export function metricsRoutes(metrics: MetricsOptions | undefined): Route[] {
  if (metrics === undefined) return [];
  const { token, read } = metrics;
  return [
    {
      method: 'GET',
      path: '/metrics',
      countedAs: 'nothing',
      async handle({ request }) {
        if (!hasToken(request.headers.authorization, token)) return unauthorized();
        return {
          status: 200,
          headers: { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' },
          body: await read(),
        };
      },
    },
  ];
}

/** Takes the same time for every token, so that the time reveals nothing about the right one. */
function hasToken(authorization: string | undefined, token: string): boolean {
  const given = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1] ?? '';
  return timingSafeEqual(digest(given), digest(token));
}

const digest = (text: string) => createHash('sha256').update(text).digest();

function unauthorized(): HttpResponse {
  const response = textResponse(401, 'The metrics need "Authorization: Bearer" with METRICS_TOKEN.');
  return { ...response, headers: { ...response.headers, 'WWW-Authenticate': 'Bearer' } };
}
