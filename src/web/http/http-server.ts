import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { Logger } from 'pino';
import { defaultTimeLimits, type TimeLimits } from '../../time-limits.ts';
import { createOccasionalWarning } from './occasional-warning.ts';

/** How long requests under way may still take once closing has begun. Node.js counts silent connections among them. */
const CUT_AFTER_MS = 2_000;

/** Of a request line and all headers. A longer one is answered with 431. */
const MAX_HEADER_BYTES = 16 * 1024;
/** Beyond these, new connections are closed at once. Each costs some 10 KB. */
const MAX_CONNECTIONS = 5_000;
/** How often Node.js looks for connections that take too long. */
const CHECK_CONNECTIONS_EVERY_MS = 1_000;

/** A server that listens. */
export interface HttpServer {
  readonly port: number;
  /** Takes no more connections, and resolves once every request under way is answered, or is cut after 2 s. */
  close(): Promise<void>;
}

interface ListenOptions {
  /** The interface to listen on; every one unless said. */
  readonly host?: string | undefined;
  readonly timeLimits?: Pick<TimeLimits, 'requestHeaders' | 'request' | 'idleConnection'>;
}

/** @throws where the port cannot be had, with a sentence that says what to do. */
export async function listen(
  listener: RequestListener,
  port: number,
  logger: Pick<Logger, 'error' | 'warn'>,
  { host, timeLimits = defaultTimeLimits }: ListenOptions = {},
): Promise<HttpServer> {
  const options = {
    maxHeaderSize: MAX_HEADER_BYTES,
    headersTimeout: timeLimits.requestHeaders,
    requestTimeout: timeLimits.request,
    keepAliveTimeout: timeLimits.idleConnection,
    connectionsCheckingInterval: CHECK_CONNECTIONS_EVERY_MS,
  };
  let closing = false;
  const serve: RequestListener = (request, response) => {
    // A connection kept alive by its client would hold up closing for seconds after its last answer.
    response.once('close', () => closing && server.closeIdleConnections());
    listener(request, response);
  };
  const server = createServer(options, serve);
  // Without a listener, Node.js asks for every body, also for those that are refused for their headers.
  server.on('checkContinue', serve);
  server.maxConnections = MAX_CONNECTIONS;
  server.on(
    'drop',
    createOccasionalWarning(logger, `Connections are closed, as ${MAX_CONNECTIONS} are open`),
  );

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
