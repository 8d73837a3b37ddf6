import { onTestFinished } from 'vitest';
import { type Sendgrid, startSendgrid } from '../simulator/sendgrid/sendgrid.ts';
import { type Slack, startSlack } from '../simulator/slack/slack.ts';
import { DEADLINE_MS } from '../support/eventually.ts';
import { complete } from './environment.ts';

export interface Remotes {
  readonly slack: Slack;
  readonly sendgrid: Sendgrid;
  /** All variables that production needs, except for a database. */
  readonly environment: Record<string, string>;
}

/** Starts a simulated Slack and SendGrid, until the test ends. */
export async function startRemotes(): Promise<Remotes> {
  const [slack, sendgrid] = await Promise.all([startSlack({ timeLimit: DEADLINE_MS }), startSendgrid()]);
  onTestFinished(async () => {
    await Promise.all([slack.close(), sendgrid.close()]);
  });
  const environment = {
    ...complete,
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.app.signingSecret,
    SENDGRID_API_KEY: sendgrid.apiKey,
    SENDGRID_API_URL: sendgrid.url,
  };
  return { slack, sendgrid, environment };
}
