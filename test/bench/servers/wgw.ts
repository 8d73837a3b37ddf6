import { fileURLToPath } from 'node:url';
import { type ServerProcess, startServerProcess } from './server-process.ts';
import { signingSecret } from './signing-secret.ts';

const MAIN = fileURLToPath(new URL('../../../dist/main.js', import.meta.url));

interface WgwOptions {
  readonly databaseUrl: string;
  /** Where its emails and what it says in Slack go; nowhere unless given. */
  readonly outsideUrl?: string;
}

/** The app as `npm start` runs it; resolves once /readyz says that it can serve. */
export async function startWgw({ databaseUrl, outsideUrl }: WgwOptions): Promise<ServerProcess> {
  // Nothing listens on port 9, "discard".
  const outside = outsideUrl ?? 'http://127.0.0.1:9';
  const server = await startServerProcess([MAIN], {
    PORT: '0',
    PUBLIC_URL: 'https://wgw.test',
    DATABASE_URL: databaseUrl,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_BOT_TOKEN: 'xoxb-of-the-bench',
    SLACK_API_URL: `${outside}/api/`,
    SENDGRID_API_KEY: 'SG.a-key.of-the-bench',
    SENDGRID_FROM: 'WeGotWork <invitations@wegotwork.test>',
    SENDGRID_API_URL: outside,
    APP_SECRET: Buffer.alloc(32, 'a secret for the bench').toString('base64'),
  });
  const { status } = await fetch(`${server.url}/readyz`);
  if (status !== 200) throw new Error(`/readyz answered ${status}.`);
  return server;
}
