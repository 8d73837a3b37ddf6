import type { RequestListener } from 'node:http';
import { App, HTTPReceiver, SocketModeReceiver } from '@slack/bolt';
import type { WebClient, WebClientOptions } from '@slack/web-api';
import type { Config, SlackTransport } from '../config.ts';
import type { Domain } from '../domain/domain.ts';
import { createEncryption } from '../encryption.ts';
import type { Logger } from '../logger.ts';
import { accessByOauth, accessByToken, type SlackAccess } from './access.ts';
import { boltLogger } from './bolt-logger.ts';
import { createInFlight } from './in-flight.ts';
import { createInstallationStore } from './installations.ts';
import { lastResort } from './last-resort.ts';
import { createOauth, type Oauth } from './oauth.ts';
import { registerListeners } from './register.ts';

/** The Slack face, ready to be put behind a web server and to be started. */
export interface Slack {
  /** `POST /slack/events`; absent in Socket Mode. */
  readonly events: RequestListener | undefined;
  /** Absent where one workspace's token is configured. */
  readonly oauth?: Oauth;
  readonly clientFor: (workspaceId: string) => Promise<WebClient>;
  /** Opens the WebSocket in Socket Mode. */
  start(): Promise<void>;
  /** Takes no more from the WebSocket, and waits for what was acknowledged. */
  stop(): Promise<void>;
}

interface SlackOptions {
  readonly config: Config;
  readonly domain: Domain;
  readonly logger: Logger;
}

// A person waits: a few quick tries, and no standing in line behind somebody else's rate limit.
const TIMEOUT = 5000;
const retryConfig = { retries: 2, minTimeout: 200, maxTimeout: 1000 };

/** Wires Bolt: how requests arrive, with whose token it answers, and every listener. */
export function createSlack(options: SlackOptions): Slack {
  const { config, domain, logger } = options;
  const clientOptions: WebClientOptions = {
    slackApiUrl: config.slack.apiUrl,
    timeout: TIMEOUT,
    retryConfig,
    rejectRateLimitedCalls: true,
    logger: boltLogger(logger),
  };
  const { access, oauth } = createAccess(options, clientOptions);
  const receiver = createReceiver(config.slack.transport, logger);
  const app = new App({
    receiver,
    authorize: access.authorize,
    clientOptions,
    logger: boltLogger(logger),
    extendedErrorHandler: true,
  });

  const inFlight = createInFlight();
  app.use(({ next }) => inFlight.track(next()));
  app.error(lastResort(config.publicUrl, logger));
  registerListeners(app, { domain, sender: config.sendgrid.from, logger }, oauth?.installations);

  return {
    events: receiver instanceof HTTPReceiver ? receiver.requestListener : undefined,
    ...(oauth !== undefined && { oauth }),
    clientFor: access.clientFor,
    async start() {
      if (receiver instanceof SocketModeReceiver) await receiver.start();
    },
    async stop() {
      if (receiver instanceof SocketModeReceiver) await receiver.stop();
      await inFlight.settled();
    },
  };
}

function createAccess(
  { config, domain, logger }: SlackOptions,
  clientOptions: WebClientOptions,
): { access: SlackAccess; oauth?: Oauth } {
  const { credentials, apiUrl } = config.slack;
  if (credentials.kind === 'token') return { access: accessByToken(credentials.botToken, clientOptions) };
  const installations = createInstallationStore(
    domain,
    createEncryption(config.secrets, 'slack installation'),
  );
  const { publicUrl } = config;
  const oauth = createOauth({ credentials, publicUrl, apiUrl, clientOptions, installations, domain, logger });
  return { access: accessByOauth(oauth, clientOptions), oauth };
}

function createReceiver(transport: SlackTransport, logger: Logger): HTTPReceiver | SocketModeReceiver {
  if (transport.kind === 'socket') {
    return new SocketModeReceiver({ appToken: transport.appToken, logger: boltLogger(logger) });
  }
  return new HTTPReceiver({
    signingSecret: transport.signingSecret,
    logger: boltLogger(logger),
    // A signed request that Bolt itself stumbles over makes no sense; that is not the app's failure.
    processEventErrorHandler: async ({ error, response }) => {
      logger.warn({ err: error }, 'A request from Slack made no sense');
      if (!response.headersSent) response.writeHead(400).end();
      return false;
    },
  });
}
