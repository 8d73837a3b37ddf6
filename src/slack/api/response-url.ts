import type { KnownBlock } from '@slack/types';
import type { Logger } from '../../logger.ts';
import type { TimeLimits } from '../../time-limits.ts';
import type { Message } from '../blocks/message.ts';

/** A message for a response_url, to one person or to the whole channel. */
export interface ResponseMessage {
  readonly response_type?: 'ephemeral' | 'in_channel';
  readonly text: string;
  readonly blocks?: KnownBlock[];
  /** Whether it replaces the message whose button was pressed. */
  readonly replace_original?: boolean;
}

/** A message that only the person sees. */
export function ephemeral(message: Message): ResponseMessage {
  return { response_type: 'ephemeral', replace_original: false, ...message };
}

/** Slack refused a message to a response_url, or the URL does not belong to Slack. */
export class ResponseUrlError extends Error {
  override readonly name = 'ResponseUrlError';
  /** Whether a retry cannot help: the URL was used 5 times, is older than 30 minutes, or is not Slack's. */
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
  /** The URL of the Web API. */
  readonly apiUrl: string;
  readonly timeLimits: Pick<TimeLimits, 'slackApi'>;
  readonly logger: Logger;
}

/**
 * Creates the only function of wgw that posts to a response_url. It refuses URLs that are not Slack's, wherever they were
 * stored. Bolt's own `respond` waits without limit and posts to any URL.
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
    // wgw does not need the body. Unread, it would keep its connection.
    await answer.body?.cancel();
    if (answer.ok) return;
    const final = answer.status < 500 && answer.status !== 429;
    throw new ResponseUrlError(`HTTP ${answer.status}`, { final });
  };
}

/** The hosts of Slack and GovSlack. */
const HOSTS = ['hooks.slack.com', 'hooks.slack-gov.com'];

/** Whether a URL belongs to Slack, or to the host of the Web API, where an emulator may use another port. */
export function isResponseUrl(url: string, apiUrl: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, hostname, username, password } = new URL(url);
  if (username !== '' || password !== '') return false;
  const api = new URL(apiUrl);
  if (hostname === api.hostname) return protocol === 'https:' || protocol === api.protocol;
  return protocol === 'https:' && HOSTS.includes(host);
}
