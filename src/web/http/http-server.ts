import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { Logger } from 'pino';
import { defaultTimeLimits, type TimeLimits } from '../../time-limits.ts';
import { createThrottledWarning } from './throttled-warning.ts';

/** How long open connections may last after closing has begun, silent ones included. */
const CUT_AFTER_MS = 2_000;

/** The limit of a request line with all headers. Longer ones are answered with 431. */
const MAX_HEADER_BYTES = 16 * 1024;
/** Above this number, new connections are closed at once. Each one costs about 10 KB. */
const MAX_CONNECTIONS = 5_000;
/** How often Node.js looks for connections that take too long. */
const CHECK_CONNECTIONS_EVERY_MS = 1_000;

/** A server that listens. */
export interface HttpServer {
  readonly port: number;
  /** Accepts no more connections. Resolves when all open HTTP requests are answered, or after 2 s, when they are cut. */
  close(): Promise<void>;
}

interface ListenOptions {
  /** The network interface to listen on; all of them if absent. */
  readonly host?: string | undefined;
  readonly timeLimits?: Pick<TimeLimits, 'requestHeaders' | 'request' | 'idleConnection'>;
}

/** Starts a server. @throws if the port is not available, with a message that says what to do */
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
    // While closing, a connection that its client keeps alive would hold up the end for seconds.
    response.once('close', () => closing && server.closeIdleConnections());
    listener(request, response);
  };
  const server = createServer(options, serve);
  // Without this listener, Node.js would ask for every body, even if the headers are refused.
  server.on('checkContinue', serve);
  server.maxConnections = MAX_CONNECTIONS;
  server.on('drop', createThrottledWarning(logger, `Connections are closed, as ${MAX_CONNECTIONS} are open`));

  server.listen(port, host);
  await once(server, 'listening').catch((error: NodeJS.ErrnoException) => {
    const taken = error.code === 'EADDRINUSE';
    const sentence = `Port ${port} is in use: stop what listens there, or set PORT to another.`;
    throw taken ? new Error(sentence, { cause: error }) : error;
  });
  // For example, a connection that could not be accepted for lack of file descriptors. The next one may succeed.
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
