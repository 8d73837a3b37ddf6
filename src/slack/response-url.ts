import type { KnownBlock } from '@slack/types';
import type { Message } from './views/message.ts';

/** What a response_url posts: for the person alone, or for the whole channel. */
export interface ResponseMessage {
  readonly response_type?: 'ephemeral' | 'in_channel';
  readonly text: string;
  readonly blocks?: KnownBlock[];
  /** In place of the message whose button was used. */
  readonly replace_original?: boolean;
}

/** A message for the person alone. */
export function ephemeral(message: Message): ResponseMessage {
  return { response_type: 'ephemeral', replace_original: false, ...message };
}

const TIMEOUT_MS = 5000;

/** Slack did not take what was posted to a response_url. */
export class ResponseUrlError extends Error {
  override readonly name = 'ResponseUrlError';
  /** Whether asking again cannot help: it is used up (5 times) or too old (30 minutes). */
  readonly final: boolean;

  constructor(why: string, { final, cause }: { final: boolean; cause?: unknown }) {
    super(`Slack did not take the response (${why}).`, { cause });
    this.final = final;
  }
}

/**
 * Posts to a command's response_url, which works in channels that the bot is not in. Bolt's own `respond` waits
 * without end.
 *
 * @throws ResponseUrlError
 */
export async function postToResponseUrl(url: string, message: ResponseMessage): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(message),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch((cause: unknown) => {
    throw new ResponseUrlError('no answer', { final: false, cause });
  });
  // Nothing in it is of use; unread, it would keep its connection.
  await answer.body?.cancel();
  if (answer.ok) return;
  const final = answer.status >= 400 && answer.status < 500 && answer.status !== 429;
  throw new ResponseUrlError(`HTTP ${answer.status}`, { final });
}
