import { textResponse } from '../http/response.ts';
import type { Route } from '../http/router.ts';
import type { Readiness } from './readiness.ts';

/** The routes with which a load balancer checks the app. They have no limit. */
export function healthRoutes(readiness: Readiness): Route[] {
  return [
    { method: 'GET', path: '/healthz', countedAs: 'nothing', handle: () => textResponse(200, 'ok') },
    {
      method: 'GET',
      path: '/readyz',
      countedAs: 'nothing',
      handle: async () => ((await readiness.recent()) ? textResponse(200, 'ready') : notReady()),
    },
  ];
}

function notReady() {
  const response = textResponse(503, 'not ready');
  return { ...response, headers: { ...response.headers, 'Retry-After': '1' } };
}
