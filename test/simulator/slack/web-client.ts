import { WebClient } from '@slack/web-api';
import type { Slack } from './slack.ts';

const silent = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => 'error' as never,
  setName() {},
};
/** Slack's own client, which neither tries again nor talks. */
export const connect = (slack: Slack, token = slack.botToken, timeout = 10_000) =>
  new WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout,
    logger: silent,
  });

/** The word with which Slack refused. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  const error = await call.then(
    () => undefined,
    (reason: { data?: { error?: string } }) => reason,
  );
  return error?.data?.error ?? String(error);
}
