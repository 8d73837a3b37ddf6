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
  /** Milliseconds until the call rejects with an error named TimeoutError. There is no limit by default. */
  readonly timeout?: number | undefined;
}

const agent = new Agent({ keepAlive: true });

/**
 * Posts over a kept-alive connection. `fetch` would take several times the processor time.
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
      // The server closed the idle connection just when it was used again, so it never saw the request.
      const wasNeverSeen = outgoing.reusedSocket && 'code' in error && error.code === 'ECONNRESET';
      if (wasNeverSeen) resolve(post(url, options));
      else reject(signal?.aborted ? signal.reason : error);
    });
    outgoing.once('response', (incoming) => {
      const { statusCode: status = 0, headers: answered } = incoming;
      text(incoming).then((answer) => resolve({ status, headers: answered, body: answer }), reject);
    });
    outgoing.end(body);
  });
}
