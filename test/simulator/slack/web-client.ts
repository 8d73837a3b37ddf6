import { WebClient } from '@slack/web-api';
import type { Slack } from './slack.ts';

const silentLogger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => 'error' as never,
  setName() {},
};
/** Slack's own client, without retries and without logging. */
export const connect = (slack: Slack, token = slack.botToken, timeout = 10_000) =>
  new WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout,
    logger: silentLogger,
  });

/** The error code of a call that Slack refused. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  const error = await call.then(
    () => undefined,
    (reason: { data?: { error?: string } }) => reason,
  );
  return error?.data?.error ?? String(error);
}
