import { textAnswer } from '../answer.ts';
import type { Route } from '../router.ts';

/**
 * What a load balancer asks.
 *
 * @param isReady whether the app can serve now
 */
export function healthRoutes(isReady: () => Promise<boolean>): Route[] {
  return [
    { method: 'GET', path: '/healthz', handle: () => textAnswer(200, 'ok') },
    {
      method: 'GET',
      path: '/readyz',
      handle: async () => ((await isReady()) ? textAnswer(200, 'ready') : textAnswer(503, 'not ready')),
    },
  ];
}
