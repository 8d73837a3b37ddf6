import { WebAPIPlatformError } from '@slack/web-api';
import type { ChannelProblem } from '../../domain/core/outbox.ts';
import { NotInstalledError } from './not-installed-error.ts';

/** The code of Slack's own refusal (`expired_trigger_id`, `not_in_channel`, …); `undefined` for any other error. */
export function slackErrorCode(error: unknown): string | undefined {
  const code: unknown = error instanceof WebAPIPlatformError ? error.data.error : undefined;
  // An answer that is no JSON, a proxy's page perhaps, stands there as it came.
  return typeof code === 'string' && /^[a-z_]{1,100}$/.test(code) ? code : undefined;
}

/** Whether a view could not be updated because the person closed it. */
export function isViewGone(error: unknown): boolean {
  return ['not_found', 'view_not_found'].includes(slackErrorCode(error) ?? '');
}

/** Whether Slack no longer takes the bot's token: whoever is asked to try again would do so in vain. */
export function isTokenGone(error: unknown): boolean {
  return ['token_revoked', 'account_inactive', 'invalid_auth'].includes(slackErrorCode(error) ?? '');
}

/** Why a channel did not take a message; `undefined` where the failure says nothing of the channel. */
export function channelProblemOf(error: unknown): ChannelProblem | undefined {
  const code = slackErrorCode(error) ?? '';
  if (code === 'channel_not_found') return 'gone';
  if (code === 'is_archived') return 'archived';
  return code === 'not_in_channel' || code.startsWith('restricted_action') ? 'closed' : undefined;
}

const MAX_REASON_CHARACTERS = 300;

/** Slack's code for a failure where it gave one, else the beginning of its message, for logs. */
export function reasonOf(error: unknown): string {
  const reason = slackErrorCode(error) ?? (error instanceof Error ? error.message : String(error));
  return reason.slice(0, MAX_REASON_CHARACTERS);
}

const passing = [
  'internal_error',
  'fatal_error',
  'ratelimited',
  'rate_limited',
  'request_timeout',
  'service_unavailable',
];

/** Whether asking Slack again as before cannot help: it refused for good, or wgw is not installed there any more. */
export function isFinal(error: unknown): boolean {
  if (error instanceof NotInstalledError) return true;
  const code = slackErrorCode(error);
  return code !== undefined && !passing.includes(code);
}
