import type { KnownBlock } from '@slack/types';
import type { Logger } from '../../logger.ts';
import type { TimeLimits } from '../../time-limits.ts';
import type { Message } from '../blocks/message.ts';

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

/** Slack did not take what was posted to a response_url, or the URL is not one of Slack's. */
export class ResponseUrlError extends Error {
  override readonly name = 'ResponseUrlError';
  /** Whether asking again cannot help: it is used up (5 times), too old (30 minutes), or not Slack's. */
  readonly final: boolean;

  constructor(why: string, { final, cause }: { final: boolean; cause?: unknown }) {
    super(`Slack did not take the response (${why}).`, { cause });
    this.final = final;
  }
}

/**
 * Posts to the response_url of a command or an interaction, which works in channels that the bot is not in.
 *
 * @throws ResponseUrlError
 */
export type PostToResponseUrl = (url: string, message: ResponseMessage) => Promise<void>;

interface ResponseUrlOptions {
  /** Of the Web API. */
  readonly apiUrl: string;
  readonly timeLimits: Pick<TimeLimits, 'slackApi'>;
  readonly logger: Logger;
}

/**
 * The one way to every response_url, wherever it was kept meanwhile: it refuses those that are not Slack's. Bolt's own
 * `respond` waits without end and posts anywhere.
 */
export function createPostToResponseUrl(options: ResponseUrlOptions): PostToResponseUrl {
  const { apiUrl, timeLimits, logger } = options;
  return async (url, message) => {
    if (!isResponseUrl(url, apiUrl)) {
      const host = URL.canParse(url) ? new URL(url).host : undefined;
      logger.warn({ host }, 'A response_url was refused, because it does not lead to Slack');
      throw new ResponseUrlError('not an address of Slack', { final: true });
    }
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(message),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeLimits.slackApi),
    }).catch((cause: unknown) => {
      throw new ResponseUrlError('no answer', { final: false, cause });
    });
    // Nothing in it is of use; unread, it would keep its connection.
    await answer.body?.cancel();
    if (answer.ok) return;
    const final = answer.status < 500 && answer.status !== 429;
    throw new ResponseUrlError(`HTTP ${answer.status}`, { final });
  };
}

/** Slack's, and GovSlack's. */
const HOSTS = ['hooks.slack.com', 'hooks.slack-gov.com'];

/** Whether a URL leads to Slack, or to the host of the Web API, where an emulator may listen on another port. */
export function isResponseUrl(url: string, apiUrl: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, hostname, username, password } = new URL(url);
  if (username !== '' || password !== '') return false;
  const api = new URL(apiUrl);
  if (hostname === api.hostname) return protocol === 'https:' || protocol === api.protocol;
  return protocol === 'https:' && HOSTS.includes(host);
}
