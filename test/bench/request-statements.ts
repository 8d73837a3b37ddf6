import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import pg from 'pg';

const REQUEST_START = 'http.server.request.start';

/**
 * Counts the statements that this process sends to PostgreSQL for the HTTP requests that arrive during `work`. Each
 * statement is one round trip. Statements of tasks and timers do not count.
 */
export async function countRequestStatements(work: () => Promise<unknown>): Promise<number> {
  let count = 0;
  const inRequest = new AsyncLocalStorage<true>();
  const enter = () => inRequest.enterWith(true);
  const { query } = pg.Client.prototype;

  subscribe(REQUEST_START, enter);
  pg.Client.prototype.query = new Proxy(query, {
    apply(target, client, values) {
      if (inRequest.getStore()) count += 1;
      return Reflect.apply(target, client, values);
    },
  });
  try {
    await work();
  } finally {
    pg.Client.prototype.query = query;
    unsubscribe(REQUEST_START, enter);
  }
  return count;
}
