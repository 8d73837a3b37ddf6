import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import type { Slack } from './slack.ts';

/** A Bolt app without listeners, connected to a simulated Slack: the simulator is tried on what it is made for. */
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

/** Tells Slack where a started app listens. */
export function connect(slack: Slack, server: Awaited<ReturnType<App['start']>>): void {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The app listens on no port.');
  slack.connect(`http://127.0.0.1:${address.port}`);
}
