import { WebAPIPlatformError } from '@slack/web-api';
import type { ChannelProblem } from '../../domain/core/outbox.ts';
import { NotInstalledError } from './not-installed-error.ts';

/** The code of an error that Slack answered (`expired_trigger_id`, `not_in_channel`, …); `undefined` for any other error. */
export function slackErrorCode(error: unknown): string | undefined {
  const code: unknown = error instanceof WebAPIPlatformError ? error.data.error : undefined;
  // An answer that is not JSON, such as the page of a proxy, is here as it came.
  return typeof code === 'string' && /^[a-z_]{1,100}$/.test(code) ? code : undefined;
}

/** Whether a view could not be updated because the person closed it. */
export function isViewGone(error: unknown): boolean {
  return ['not_found', 'view_not_found'].includes(slackErrorCode(error) ?? '');
}

/** Whether Slack does not accept the bot's token any more, so that a person would retry in vain. */
export function isTokenGone(error: unknown): boolean {
  return ['token_revoked', 'account_inactive', 'invalid_auth'].includes(slackErrorCode(error) ?? '');
}

/** Why a channel did not accept a message; `undefined` if the error has another reason. */
export function channelProblemOf(error: unknown): ChannelProblem | undefined {
  const code = slackErrorCode(error) ?? '';
  if (code === 'channel_not_found') return 'gone';
  if (code === 'is_archived') return 'archived';
  return code === 'not_in_channel' || code.startsWith('restricted_action') ? 'closed' : undefined;
}

const MAX_REASON_CHARACTERS = 300;

/** For logs: the code of the error if Slack gave one, otherwise the beginning of its message. */
export function reasonOf(error: unknown): string {
  const reason = slackErrorCode(error) ?? (error instanceof Error ? error.message : String(error));
  return reason.slice(0, MAX_REASON_CHARACTERS);
}

const temporary = [
  'internal_error',
  'fatal_error',
  'ratelimited',
  'rate_limited',
  'request_timeout',
  'service_unavailable',
];

/** Whether the same call cannot succeed later: Slack refused it for good, or wgw is not installed there any more. */
export function isFinal(error: unknown): boolean {
  if (error instanceof NotInstalledError) return true;
  const code = slackErrorCode(error);
  return code !== undefined && !temporary.includes(code);
}
