import type { FetchFunction } from '@slack/web-api';
import type { TimeLimits } from '../../time-limits.ts';

// The longest answers to the calls of wgw are views, of at most 250 KB.
const MAX_BYTES = 1024 * 1024;

/** Slack's answer did not arrive in time, or is too long. */
class UnusableAnswerError extends Error {
  override readonly name = 'UnusableAnswerError';
}

/**
 * Creates a `fetch` for Slack's client that reads the whole answer in time, and at most 1 MB of it. The client's own
 * timeout can stop at the headers, once the garbage collector has collected its signal. Then the client would wait without
 * limit for a slow or endless body.
 */
export function createBoundedFetch(timeLimits: Pick<TimeLimits, 'slackApi'>): FetchFunction {
  return async (url, init) => {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<never>((_resolve, reject) => {
      const giveUp = () => reject(new UnusableAnswerError('Slack did not answer in time.'));
      timer = setTimeout(giveUp, timeLimits.slackApi);
    });
    // An answer that nobody waits for would keep its connection for minutes.
    const giveUp = new AbortController();
    const signal = init?.signal ? AbortSignal.any([init.signal, giveUp.signal]) : giveUp.signal;
    try {
      const response = await Promise.race([fetch(url, { ...init, signal }), tooLate]);
      const body = await readWhole(response, tooLate);
      const { status, statusText, headers } = response;
      return new Response(body, { status, statusText, headers });
    } finally {
      clearTimeout(timer);
      giveUp.abort();
    }
  };
}

async function readWhole(
  response: Response,
  tooLate: Promise<never>,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (response.body === null) return null;
  const reader = response.body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    while (true) {
      const { done, value } = await Promise.race([reader.read(), tooLate]);
      if (done) return new Uint8Array(Buffer.concat(chunks));
      size += value.length;
      if (size > MAX_BYTES) throw new UnusableAnswerError('Slack answered at too great a length.');
      chunks.push(value);
    }
  } catch (error) {
    // Nobody needs the rest, so a failed cancellation does not matter.
    reader.cancel().catch(() => {});
    throw error;
  }
}
