import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import type { Slack } from './slack.ts';

/** Starts a Bolt app without listeners and connects it to a simulated Slack. */
export async function startBoltApp(slack: Slack): Promise<App> {
  const app = new App({
    token: slack.botToken,
    receiver: new HTTPReceiver({ signingSecret: slack.app.signingSecret, logLevel: LogLevel.ERROR }),
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: slack.apiUrl },
  });
  connect(slack, await app.start(0));
  return app;
}

/** Gives Slack the URL of a started app. */
export function connect(slack: Slack, server: Awaited<ReturnType<App['start']>>): void {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The app does not listen on a port.');
  slack.connect(`http://127.0.0.1:${address.port}`);
}
