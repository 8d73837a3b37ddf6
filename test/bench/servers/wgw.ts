import { fileURLToPath } from 'node:url';
import { type ServerProcess, signingSecret, startServerProcess } from './server-process.ts';

const MAIN = fileURLToPath(new URL('../../../dist/main.js', import.meta.url));

interface WgwOptions {
  readonly databaseUrl: string;
  /** The server in place of Slack and SendGrid. By default, calls to them fail. */
  readonly servicesUrl?: string;
}

/** Starts the app as `npm start` does. Resolves when /readyz answers 200. */
export async function startWgw({ databaseUrl, servicesUrl }: WgwOptions): Promise<ServerProcess> {
  // Nothing listens on port 9, "discard".
  const services = servicesUrl ?? 'http://127.0.0.1:9';
  const server = await startServerProcess([MAIN], {
    PORT: '0',
    PUBLIC_URL: 'https://wgw.test',
    DATABASE_URL: databaseUrl,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_BOT_TOKEN: 'xoxb-of-the-bench',
    SLACK_API_URL: `${services}/api/`,
    SENDGRID_API_KEY: 'SG.a-key.of-the-bench',
    SENDGRID_FROM: 'WeGotWork <invitations@wegotwork.test>',
    SENDGRID_API_URL: services,
    APP_SECRET: Buffer.alloc(32, 'a secret for the bench').toString('base64'),
  });
  const { status } = await fetch(`${server.url}/readyz`);
  if (status !== 200) throw new Error(`/readyz answered ${status}.`);
  return server;
}
