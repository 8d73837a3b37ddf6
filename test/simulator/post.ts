import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { text } from 'node:stream/consumers';

interface Posted {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface PostOptions {
  readonly headers: Record<string, string>;
  readonly body: string;
  /** Milliseconds until it is given up with an error called TimeoutError; no limit unless given. */
  readonly timeout?: number | undefined;
}

const agent = new Agent({ keepAlive: true });

/**
 * Posts over a connection that is kept. `fetch` does the same for several times the processor time, of which the tests
 * have little.
 */
export async function post(url: URL, options: PostOptions): Promise<Posted> {
  const { headers, body, timeout } = options;
  const signal = timeout === undefined ? undefined : AbortSignal.timeout(timeout);
  return new Promise((resolve, reject) => {
    const length = Buffer.byteLength(body);
    const outgoing = request(url, {
      agent,
      method: 'POST',
      headers: { ...headers, 'content-length': length },
      signal,
    });
    outgoing.once('error', (error) => {
      // The server closed the kept connection at the moment in which it was used again: it saw no request.
      const isUnseen = outgoing.reusedSocket && 'code' in error && error.code === 'ECONNRESET';
      if (isUnseen) resolve(post(url, options));
      else reject(signal?.aborted ? signal.reason : error);
    });
    outgoing.once('response', (incoming) => {
      const { statusCode: status = 0, headers: answered } = incoming;
      text(incoming).then((answer) => resolve({ status, headers: answered, body: answer }), reject);
    });
    outgoing.end(body);
  });
}
