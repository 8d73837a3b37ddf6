import { HTTPReceiver } from '@slack/bolt';
import type { WebClient, WebClientOptions } from '@slack/web-api';
import type { Config } from '../config.ts';
import { assertNotBlocked } from '../domain/core/blocked-workspaces.ts';
import type { DomainContext } from '../domain/core/context.ts';
import type { Logger } from '../logger.ts';
import type { ReportFailure } from '../outage.ts';
import { createEncryption } from '../secrets/encryption.ts';
import type { TimeLimits } from '../time-limits.ts';
import { createBoundedFetch } from './api/bounded-fetch.ts';
import { type BotTokenOf, createClients } from './api/clients.ts';
import { createPostToResponseUrl, type PostToResponseUrl } from './api/response-url.ts';
import { AcknowledgeAfterProcessingApp } from './bolt/acknowledge-after-processing.ts';
import { boltLogger } from './bolt/bolt-logger.ts';
import { createHttpReceiver, type SlackEvents } from './bolt/http-receiver.ts';
import { createInFlight } from './bolt/in-flight.ts';
import { createSocketReceiver, type SocketReceiver } from './bolt/socket-mode/socket-receiver.ts';
import { installedBotTokens, oneBotToken } from './installation/bot-tokens.ts';
import { createInstallationStore } from './installation/installations.ts';
import { createOauth, type Oauth } from './installation/oauth.ts';
import { registerListeners, UnknownRequestError } from './listeners.ts';
import type { SlackContext } from './reply/context.ts';

/** The Slack layer: its event handler for the web server, and what the rest of wgw needs to call Slack. */
export interface Slack {
  /** Absent in Socket Mode. */
  readonly events: SlackEvents | undefined;
  /** Absent if one workspace's token is configured. */
  readonly oauth?: Oauth;
  /** For tasks: a client for a workspace; rejects with NotInstalledError, or DomainError WORKSPACE_BLOCKED. */
  readonly clientFor: (workspaceId: string) => Promise<WebClient>;
  readonly postToResponseUrl: PostToResponseUrl;
  /** In Socket Mode, opens the WebSocket and keeps it open; resolves when the first attempt has succeeded or failed. */
  start(): Promise<void>;
  /** In Socket Mode, closes the WebSocket. */
  stop(): Promise<void>;
  /** Resolves once the work for everything that wgw has acknowledged is done. */
  settled(): Promise<void>;
}

interface SlackOptions {
  readonly config: Config;
  readonly domain: DomainContext;
  readonly logger: Logger;
  readonly report: ReportFailure;
  readonly timeLimits: TimeLimits;
}

/** A failure that is logged already. The receiver answers that the HTTP request failed. */
class LoggedError extends Error {
  override readonly name = 'LoggedError';
}

// A person waits, so the client retries quickly and does not wait for a rate limit to pass.
const retryConfig = { retries: 2, minTimeout: 200, maxTimeout: 1000 };
// The queue retries a task that fails: retries by the client would only add duplicates.
const taskClientOptions = { retryConfig: { retries: 0 } };

/** Sets up Bolt: how Slack reaches wgw, the tokens for calls to Slack, and every listener. */
export function createSlack(options: SlackOptions): Slack {
  const { config, domain, logger, report, timeLimits } = options;
  const clientOptions: WebClientOptions = {
    slackApiUrl: config.slack.apiUrl,
    fetch: createBoundedFetch(timeLimits),
    retryConfig,
    rejectRateLimitedCalls: true,
    logger: boltLogger(logger),
  };
  const { botTokenOf, oauth } = createAccess(options, clientOptions);
  const { receiver, events } = createReceiver(options);
  const app = new AcknowledgeAfterProcessingApp({
    receiver,
    // Listeners ask for a token where they need one, within their deadline. Bolt would wait for one before every listener.
    authorize: async () => ({}),
    // wgw keeps no conversations: other replicas would not have them.
    convoStore: false,
    clientOptions,
    logger: boltLogger(logger),
  });

  const inFlight = createInFlight();
  app.error(async (error) => {
    // The receiver answers this one.
    if ('original' in error && error.original instanceof UnknownRequestError) throw error.original;
    // No boundary could tell the person about an error that arrives here.
    report('error', { err: error }, 'A request from Slack could not be answered');
    throw new LoggedError();
  });
  const postToResponseUrl = createPostToResponseUrl({ ...config.slack, timeLimits, logger });
  const slack: SlackContext = {
    domain,
    sender: config.sendgrid.from,
    publicUrl: config.publicUrl,
    appUrl: config.appUrl,
    installUrl: oauth && `${config.publicUrl}/slack/install`,
    clientFor: createClients(botTokenOf, clientOptions),
    postToResponseUrl,
    logger,
    report,
    timeLimits,
  };
  registerListeners(app, slack, inFlight, oauth?.installations);
  const taskClientFor = createClients(botTokenOf, { ...clientOptions, ...taskClientOptions });

  return {
    events,
    ...(oauth !== undefined && { oauth }),
    async clientFor(workspaceId) {
      await assertNotBlocked(domain, workspaceId);
      return taskClientFor(workspaceId);
    },
    postToResponseUrl,
    async start() {
      if (!(receiver instanceof HTTPReceiver)) await receiver.start();
    },
    async stop() {
      if (!(receiver instanceof HTTPReceiver)) await receiver.stop();
    },
    settled: inFlight.settled,
  };
}

function createAccess(
  { config, domain, logger }: SlackOptions,
  clientOptions: WebClientOptions,
): { botTokenOf: BotTokenOf; oauth?: Oauth } {
  const { credentials, apiUrl } = config.slack;
  if (credentials.kind === 'token') return { botTokenOf: oneBotToken(credentials.botToken) };
  const encryption = createEncryption(config.secrets, 'slack installation');
  const installations = createInstallationStore({ domain, encryption, logger });
  const { publicUrl } = config;
  const oauth = createOauth({ credentials, publicUrl, apiUrl, clientOptions, installations, domain, logger });
  return { botTokenOf: installedBotTokens(oauth), oauth };
}

function createReceiver({ config, logger, timeLimits }: SlackOptions): {
  receiver: HTTPReceiver | SocketReceiver;
  events: SlackEvents | undefined;
} {
  const { transport, apiUrl } = config.slack;
  const onFailure = (error: unknown) => {
    // Other errors are Bolt's: the HTTP request made no sense to it. That is no failure of wgw.
    if (!(error instanceof LoggedError)) logger.warn({ err: error }, 'A request from Slack made no sense');
  };
  if (transport.kind === 'http') {
    return createHttpReceiver({ signingSecret: transport.signingSecret, onFailure, logger, timeLimits });
  }
  const { appToken } = transport;
  const receiver = createSocketReceiver({ appToken, apiUrl, onFailure, logger, timeLimits });
  return { receiver, events: undefined };
}
