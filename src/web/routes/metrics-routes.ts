import { createHash, timingSafeEqual } from 'node:crypto';
import { type Answer, textAnswer } from '../http/answer.ts';
import type { Route } from '../http/router.ts';

export interface MetricsOptions {
  /** What a request has to bear. */
  readonly token: string;
  /** The metrics in Prometheus' text format. */
  readonly read: () => Promise<string>;
}

/** What Prometheus asks. Without a token there is no such route. */
export function metricsRoutes(metrics: MetricsOptions | undefined): Route[] {
  if (metrics === undefined) return [];
  const { token, read } = metrics;
  return [
    {
      method: 'GET',
      path: '/metrics',
      countedAs: 'nothing',
      async handle({ request }) {
        if (!bears(request.headers.authorization, token)) return notAllowed();
        return {
          status: 200,
          headers: { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' },
          body: await read(),
        };
      },
    },
  ];
}

/** Takes as long for every token: how long it takes tells nothing about the right one. */
function bears(authorization: string | undefined, token: string): boolean {
  const given = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1] ?? '';
  return timingSafeEqual(digest(given), digest(token));
}

const digest = (text: string) => createHash('sha256').update(text).digest();

function notAllowed(): Answer {
  const answer = textAnswer(401, 'The metrics need "Authorization: Bearer" with METRICS_TOKEN.');
  return { ...answer, headers: { ...answer.headers, 'WWW-Authenticate': 'Bearer' } };
}
