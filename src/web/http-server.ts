import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { Logger } from 'pino';

/** How long requests under way may still take once closing has begun. Node.js counts silent connections among them. */
const CUT_AFTER_MS = 2_000;

/** A server that listens. */
export interface HttpServer {
  readonly port: number;
  /** Takes no more connections, and resolves once every request under way is answered, or is cut after 2 s. */
  close(): Promise<void>;
}

/** @throws where the port cannot be had, with a sentence that says what to do. */
export async function listen(
  listener: RequestListener,
  port: number,
  logger: Pick<Logger, 'error'>,
  host?: string,
): Promise<HttpServer> {
  const server = createServer(listener);
  let closing = false;
  // A connection kept alive by its client would hold up closing for seconds after its last answer.
  server.on('request', (_request, response) => {
    response.once('close', () => closing && server.closeIdleConnections());
  });

  server.listen(port, host);
  await once(server, 'listening').catch((error: NodeJS.ErrnoException) => {
    const taken = error.code === 'EADDRINUSE';
    const sentence = `Port ${port} is in use: stop what listens there, or set PORT to another.`;
    throw taken ? new Error(sentence, { cause: error }) : error;
  });
  // Such as a connection that could not be accepted for want of file descriptors; the next one may be.
  server.on('error', (error) => logger.error({ err: error }, 'The web server met an error, and goes on'));

  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: () =>
      new Promise((resolve, reject) => {
        closing = true;
        const cut = setTimeout(() => server.closeAllConnections(), CUT_AFTER_MS);
        server.close((error) => {
          clearTimeout(cut);
          if (error) reject(error);
          else resolve();
        });
      }),
  };
}
