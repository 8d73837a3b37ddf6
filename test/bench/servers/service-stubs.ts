import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** One server in place of SendGrid and Slack. It accepts each email after a fixed time, and every call to Slack. */
export interface ServiceStubs {
  readonly url: string;
  /** Resolves when `count` more emails have been answered, with the time from `performance.now()`. */
  emailsAnswered(count: number): Promise<number>;
  close(): Promise<void>;
}

export async function startServiceStubs(msPerEmail: number): Promise<ServiceStubs> {
  let remaining = 0;
  let finish: (at: number) => void = () => {};
  const server = createServer(async (request, response) => {
    request.resume();
    if (request.url !== '/v3/mail/send') {
      response.setHeader('content-type', 'application/json').end('{"ok":true}');
      return;
    }
    await sleep(msPerEmail);
    response.writeHead(202, { 'x-message-id': 'bench' }).end();
    remaining -= 1;
    if (remaining === 0) finish(performance.now());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    emailsAnswered(count) {
      remaining = count;
      return new Promise((resolve) => {
        finish = resolve;
      });
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
