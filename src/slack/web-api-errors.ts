import { WebAPIPlatformError } from '@slack/web-api';

/** The code of Slack's own refusal (`expired_trigger_id`, `not_in_channel`, …); `undefined` for any other error. */
export function slackErrorCode(error: unknown): string | undefined {
  return error instanceof WebAPIPlatformError ? error.data.error : undefined;
}

const passing = [
  'internal_error',
  'fatal_error',
  'ratelimited',
  'rate_limited',
  'request_timeout',
  'service_unavailable',
];

/** Whether Slack refused for good: asking again as before cannot help. */
export function isFinal(error: unknown): boolean {
  const code = slackErrorCode(error);
  return code !== undefined && !passing.includes(code);
}
