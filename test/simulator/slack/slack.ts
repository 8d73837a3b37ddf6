import { createChanges, type Truthy } from '../changes.ts';
import { createFaults, type Faults } from '../faults.ts';
import { serve } from '../http.ts';
import { createTraffic, type Traffic } from '../traffic.ts';
import { answerAppRequest } from './api.ts';
import { type App, wgwApp } from './app.ts';
import {
  type AppAnswer,
  createAppClient,
  type RequestOptions,
  type SlackRequest,
  signedRequest,
} from './app-client.ts';
import { deliver, interactionRequest } from './deliver.ts';
import { type InstallOptions, installApp } from './install.ts';
import { eventEnvelope } from './payloads.ts';
import { createPerson, type PersonDriver } from './person.ts';
import { createResponseUrls } from './response-urls.ts';
import { createScreen, type ShownMessage } from './screen.ts';
import { acme, type WorkspaceSeed } from './seed.ts';
import { type Message, readMessage } from './shown.ts';
import { type Socket, startSocket } from './socket.ts';
import { createTriggers } from './triggers.ts';
import { changePerson, type PersonChange, startWorkspace, type Workspace } from './workspace.ts';
import { type ApiCall, type World, workspaceOf } from './world.ts';

export interface SlackOptions {
  workspaces?: readonly WorkspaceSeed[];
  app?: Partial<App>;
  /** The clock for messages and triggers, in milliseconds since 1970. */
  now?: () => number;
  /** The messages that are there at the start. */
  messages?: readonly ShownMessage[];
  /** Records the HTTP requests between Slack and the app. */
  traffic?: Traffic;
  /**
   * How long Slack waits for an acknowledgement, and how long a trigger is valid, in milliseconds. The default is
   * 3,000, as in the real Slack.
   */
  timeLimit?: number;
}

/** A simulated Slack that talks to the app over HTTP. */
export interface Slack {
  /** The base URL of the Web API, for SLACK_API_URL. */
  apiUrl: string;
  app: App;
  /** The first workspace's token, for SLACK_BOT_TOKEN. */
  botToken: string;
  workspaces: readonly Workspace[];
  /** The connections of an app in Socket Mode. */
  socket: Socket;
  /** Sets the URL of the app. */
  connect(appUrl: string): void;
  /** Acts as somebody, given by handle. They belong to the first workspace unless `domain` names another. */
  as(name: string, domain?: string): PersonDriver;
  /** Changes somebody: their address, their kind of account, whether Slack knows them. */
  change(name: string, change: PersonChange, domain?: string): void;
  /** The messages that everybody in a channel sees, oldest first. */
  messages(channel: string, domain?: string): Message[];
  /** All messages of all workspaces, including ephemeral and direct ones, oldest first. */
  allMessages(): Message[];
  /** The Web API calls so far, of one method if given. */
  calls(method?: string): ApiCall[];
  /** Faults, by Web API method or 'response_url'. */
  faults: Faults;
  /** Expires all trigger ids so far. */
  expireTriggers(): void;
  /** Expires all response URLs so far. */
  expireResponseUrls(): void;
  /** Sends any body to the app. It is signed correctly unless the options say otherwise. */
  request(body: string, options?: RequestOptions): Promise<AppAnswer>;
  /** Sends a request byte for byte, for the first time or again. */
  replay(request: SlackRequest): Promise<AppAnswer>;
  /** Changes the payload of an interaction's request and signs it again. */
  alter(request: SlackRequest, change: (payload: Record<string, unknown>) => void): SlackRequest;
  /** Sends an event of the Events API. */
  event(event: Record<string, unknown>, domain?: string): Promise<AppAnswer>;
  /** Installs the app in a workspace through its install page. Resolves with the last page that the browser shows. */
  install(
    name: string,
    domain?: string,
    options?: InstallOptions,
  ): Promise<{ status: number; url: string; body: string }>;
  /** Uninstalls the app from a workspace. Its tokens are revoked. */
  uninstall(domain?: string): void;
  /** Calls `listener` after every change. */
  onChange(listener: () => void): void;
  /** Waits for a condition. Checks it again after every change. */
  waitFor<T>(condition: () => T, expected?: string, deadline?: number): Promise<Truthy<T>>;
  /** What Slack refused to show or accept: one sentence each. */
  violations: string[];
  /** Throws the list of violations if there are any. */
  expectNoViolations(): void;
  close(): Promise<void>;
}

/**
 * Starts a simulated Slack. The package `emulate` keeps the state of each workspace. This code adds what it lacks:
 * mainly people who use the app, and checks of Slack's rules.
 *
 *     const slack = await startSlack();
 *     // Start the app with SLACK_API_URL, SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET from slack.apiUrl, slack.botToken
 *     // and slack.app.signingSecret, then tell Slack where it listens:
 *     slack.connect(`http://127.0.0.1:${app.port}`);
 *
 *     const ada = slack.as('ada');
 *     const help = await ada.command('/wgw help');             // help.text is the text that she reads
 *     await ada.command('/wgw invite grace@acme.com', { channel: 'leads' });
 *     const modal = await ada.seesModal('Invite');              // modal.fields[0].entered, .choices, .hint …
 *     const sent = await ada.submit({ role: 'Member', people: ['grace'], 'Personal note': 'Hi' });
 *     expect(sent.errors).toEqual({ addresses: 'User already Invited' });
 *     await ada.click('manage', { block: 'bob', choose: 'Remove' });
 *     await ada.seesModal((it) => !it.text.includes('Bob'));    // the same modal after an update
 *     await slack.as('bob').seesMessage('Invited Successfully');
 *     expect(slack.messages('leads').at(-1)?.text).toContain('grace@acme.com');
 *
 *     slack.faults.next('chat.postMessage', { status: 429, retryAfter: 1 });
 *     const request = ada.submissionRequest();                  // not sent yet
 *     await Promise.all([slack.replay(request), slack.replay(request)]);
 *     slack.expectNoViolations();                               // in afterEach
 *     await slack.close();
 */
export async function startSlack(options: SlackOptions = {}): Promise<Slack> {
  const app = { ...wgwApp, ...options.app };
  const now = options.now ?? Date.now;
  const timeLimit = options.timeLimit ?? 3_000;
  const seeds = options.workspaces ?? [acme];
  const workspaces = await Promise.all(seeds.map((seed) => startWorkspace(seed, app)));
  const server = await serve((request) => answerAppRequest(world, request));
  const world: World = {
    app,
    workspaces,
    screen: createScreen(options.messages),
    triggers: createTriggers(now, timeLimit),
    responseUrls: createResponseUrls(() => server.url, now),
    faults: createFaults(),
    changes: createChanges(() => describe(world)),
    client: createAppClient(),
    socket: await startSocket(),
    calls: [],
    traffic: options.traffic ?? createTraffic(),
    violations: [],
    now,
    timeLimit,
  };
  const find = (domain = seeds[0]?.domain): Workspace => {
    const workspace = workspaces.find((it) => it.domain === domain);
    if (!workspace) throw new Error(`There is no workspace "${domain}".`);
    return workspace;
  };
  const findPerson = (workspace: Workspace, name: string) => {
    const person = workspace.findPerson(name);
    if (!person) throw new Error(`Nobody in ${workspace.name} is called "${name}".`);
    return person;
  };

  return {
    apiUrl: `${server.url}/api/`,
    app,
    botToken: find().botToken,
    workspaces,
    socket: world.socket,
    connect: (appUrl) => {
      world.client.appUrl = appUrl;
    },
    as: (name, domain) => createPerson(world, find(domain), findPerson(find(domain), name)),
    change: (name, change, domain) => changePerson(find(domain), findPerson(find(domain), name), change),
    messages(channel, domain) {
      const workspace = find(domain);
      const { id } = workspace.findChannel(channel) ?? { id: channel };
      return world.screen.messages
        .filter((it) => it.teamId === workspace.teamId && it.channelId === id && it.onlyTo === undefined)
        .map((it) => readMessage(workspace, it, { now: now() }));
    },
    allMessages: () =>
      world.screen.messages.map((it) => readMessage(workspaceOf(world, it.teamId), it, { now: now() })),
    calls: (method) => world.calls.filter((call) => method === undefined || call.method === method),
    faults: world.faults,
    expireTriggers: () => world.triggers.expireAll(),
    expireResponseUrls: () => world.responseUrls.expireAll(),
    request: (body, requestOptions) => world.client.send(signedRequest(app, body, requestOptions)),
    replay: (request) => world.client.send(request),
    alter: (request, change) => {
      const payload: Record<string, unknown> = JSON.parse(
        new URLSearchParams(request.body).get('payload') ?? '',
      );
      change(payload);
      return interactionRequest(world, payload);
    },
    event(event, domain) {
      const body = JSON.stringify(eventEnvelope(app, find(domain), now(), event));
      return deliver(
        world,
        signedRequest(app, body, { contentType: 'application/json' }),
        String(event.type),
      );
    },
    install: (name, domain, options) =>
      installApp(world, find(domain), findPerson(find(domain), name), options),
    uninstall(domain) {
      const { tokens } = find(domain);
      for (const token of tokens.values()) token.revoked = true;
    },
    onChange: world.changes.onChange,
    waitFor: world.changes.waitFor,
    violations: world.violations,
    expectNoViolations() {
      if (world.violations.length === 0) return;
      throw new Error(`Slack would have refused:\n- ${world.violations.join('\n- ')}`);
    },
    async close() {
      await Promise.all([server.close(), world.socket.close()]);
      await Promise.all(workspaces.map((workspace) => workspace.emulator.close()));
    },
  };
}

/** The last calls, messages and violations, for the error of a wait that fails. */
function describe(world: World): string {
  const calls = world.calls.slice(-10).map((call) => `${call.method} ${call.error ?? 'ok'}`);
  const messages = world.screen.messages
    .slice(-10)
    .map(
      (it) =>
        `${it.channelId}${it.onlyTo ? ` (only to ${it.onlyTo})` : ''}: ${readMessage(workspaceOf(world, it.teamId), it).text}`,
    );
  return [
    `calls: ${calls.join(', ') || 'none'}`,
    ...messages,
    ...world.violations.map((sentence) => `refused: ${sentence}`),
  ].join('\n');
}
