import { createServer, type RequestListener } from 'node:http';

/** A server that listens. */
export interface HttpServer {
  readonly port: number;
  /** Takes no more connections, and resolves once every request under way is answered. */
  close(): Promise<void>;
}

/** @throws where the port cannot be had, with a sentence that says what to do. */
export async function listen(listener: RequestListener, port: number): Promise<HttpServer> {
  const server = createServer(listener);
  let closing = false;
  // A connection kept alive by its client would hold up closing for seconds after its last answer.
  server.on('request', (_request, response) => {
    response.once('close', () => closing && server.closeIdleConnections());
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      const sentence = `Port ${port} is in use: stop what listens there, or set PORT to another.`;
      reject(taken ? new Error(sentence, { cause: error }) : error);
    });
    server.listen(port, resolve);
  });

  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: () =>
      new Promise((resolve, reject) => {
        closing = true;
        server.close((error) => (error ? reject(error) : resolve()));
      }),
  };
}
