import { type App, startApp } from '../../src/app.ts';
import type { Config } from '../../src/config.ts';
import { createLogger } from '../../src/logger.ts';
import { createEncryption } from '../../src/secrets/encryption.ts';
import { botScopes } from '../../src/slack/api/scopes.ts';
import { createInstallationStore } from '../../src/slack/installation/installations.ts';
import type { Sendgrid } from '../simulator/sendgrid/sendgrid.ts';
import type { Slack } from '../simulator/slack/slack.ts';
import type { BenchDatabase } from './database.ts';
import { createDomain } from './use-case-inputs.ts';

interface Services {
  readonly database: BenchDatabase;
  readonly slack: Slack;
  readonly sendgrid: Sendgrid;
}

/** Starts the app in this process, installed in the simulated workspace with OAuth. */
export async function startOauthApp({ database, slack, sendgrid }: Services): Promise<App> {
  const config: Config = {
    port: 0,
    publicUrl: 'https://wgw.test',
    databaseUrl: database.url,
    dataDir: '/nonexistent',
    slack: {
      apiUrl: slack.apiUrl,
      credentials: {
        kind: 'oauth',
        clientId: slack.app.clientId,
        clientSecret: slack.app.clientSecret,
        stateSecret: 'a state secret for the bench, and only there',
      },
      transport: { kind: 'http', signingSecret: slack.app.signingSecret },
    },
    sendgrid: {
      apiKey: sendgrid.apiKey,
      from: 'WeGotWork <invitations@wegotwork.test>',
      apiUrl: sendgrid.url,
      webhookKey: undefined,
    },
    secrets: [Buffer.alloc(32, 'a secret for the bench')],
    supportEmail: undefined,
    appUrl: undefined,
    limits: { installation: 10_000, organization: 2_000 },
    metricsToken: undefined,
    logLevel: 'warn',
  };
  await storeInstallation(config, database, slack);
  const app = await startApp(config, { logger: createLogger(config.logLevel) });
  slack.connect(`http://127.0.0.1:${app.port}`);
  return app;
}

async function storeInstallation({ secrets }: Config, { pool }: BenchDatabase, slack: Slack): Promise<void> {
  const [workspace] = slack.workspaces;
  if (workspace === undefined) throw new Error('There is no workspace to install wgw in.');
  const { teamId, name, botToken, botId, botUserId } = workspace;
  const domain = createDomain(pool);
  const installations = createInstallationStore({
    domain,
    encryption: createEncryption(secrets, 'slack installation'),
    logger: createLogger('warn'),
  });
  await installations.storeInstallation({
    team: { id: teamId, name },
    enterprise: undefined,
    isEnterpriseInstall: false,
    user: { id: slack.as('ada').id, token: undefined, scopes: undefined },
    bot: { token: botToken, id: botId, userId: botUserId, scopes: botScopes },
  });
  await domain.prisma.$disconnect();
}
