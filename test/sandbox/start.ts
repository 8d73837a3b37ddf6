import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { startApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { createLogger } from '../../src/logger.ts';
import { type Sendgrid, startSendgrid } from '../simulator/sendgrid/sendgrid.ts';
import { type Slack, startSlack } from '../simulator/slack/slack.ts';
import { sandboxWorkspace } from './workspace.ts';

export interface Sandbox {
  slack: Slack;
  sendgrid: Sendgrid;
  url: string;
  logFile: string;
  stop(): Promise<void>;
}

const dataDir = process.env.DATA_DIR ?? fileURLToPath(new URL('../../.data/sandbox', import.meta.url));

/** Starts the real app, on an embedded PostgreSQL that keeps its data, between a simulated Slack and SendGrid. */
export async function startSandbox(): Promise<Sandbox> {
  const slack = await startSlack({ workspaces: [sandboxWorkspace] });
  const sendgrid = await startSendgrid();
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const logFile = `${dataDir}/app.log`;
  const config = readConfig({
    PORT: String(port),
    PUBLIC_URL: url,
    DATA_DIR: dataDir,
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.app.signingSecret,
    SENDGRID_API_URL: sendgrid.url,
    SENDGRID_API_KEY: sendgrid.apiKey,
    SENDGRID_FROM: 'WeGotWork <invitations@wegotwork.example>',
    // The same at every start, so that what the database kept stays readable.
    APP_SECRET: Buffer.from('a secret for the sandbox, and only there').toString('base64'),
  });
  const logger = createLogger('info', pino.destination({ dest: logFile, mkdir: true, sync: true }));
  const stopServices = async () => {
    await slack.close();
    await sendgrid.close();
  };
  const app = await startApp(config, { logger }).catch(async (error: unknown) => {
    await stopServices();
    throw error;
  });
  slack.connect(`http://127.0.0.1:${app.port}`);
  return {
    slack,
    sendgrid,
    url,
    logFile,
    async stop() {
      await app.stop();
      await stopServices();
    },
  };
}

/** Links carry the port, so it must be known before the app listens. Another process may take it meanwhile; rarely. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || address === null) throw new Error('There is no free port.');
  return address.port;
}
