import { textAnswer } from '../http/answer.ts';
import type { Route } from '../http/router.ts';
import type { Readiness } from './readiness.ts';

/** What a load balancer asks, as often as it likes. */
export function healthRoutes(readiness: Readiness): Route[] {
  return [
    { method: 'GET', path: '/healthz', countedAs: 'nothing', handle: () => textAnswer(200, 'ok') },
    {
      method: 'GET',
      path: '/readyz',
      countedAs: 'nothing',
      handle: async () => ((await readiness.recent()) ? textAnswer(200, 'ready') : notReady()),
    },
  ];
}

function notReady() {
  const answer = textAnswer(503, 'not ready');
  return { ...answer, headers: { ...answer.headers, 'Retry-After': '1' } };
}
