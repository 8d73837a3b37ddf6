import { createChanges, type Truthy } from '../changes.ts';
import { createFaults, type Faults } from '../faults.ts';
import { serve } from '../http.ts';
import { createTraffic, type Traffic } from '../traffic.ts';
import { answerApp } from './api.ts';
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
  /** Milliseconds since 1970: the time that messages bear and triggers expire by. */
  now?: () => number;
  /** What stands in the channels from the start. */
  messages?: readonly ShownMessage[];
  /** Takes what goes back and forth between Slack and the app. */
  traffic?: Traffic;
  /**
   * Milliseconds that Slack waits for an acknowledgement, and that a trigger lives: 3,000, as the original's, unless
   * given.
   */
  patience?: number;
}

/** A Slack of its own, over HTTP: what stands between people and the app. */
export interface Slack {
  /** The base of the Web API, for SLACK_API_URL. */
  apiUrl: string;
  app: App;
  /** The first workspace's token, for SLACK_BOT_TOKEN. */
  botToken: string;
  workspaces: readonly Workspace[];
  /** Where an app in Socket Mode is reached instead. */
  socket: Socket;
  /** Tells Slack where the app listens. */
  connect(appUrl: string): void;
  /** Somebody, by handle, of the first workspace or of the one whose domain is given. */
  as(name: string, domain?: string): PersonDriver;
  /** Changes somebody: their address, what they are in the workspace, whether Slack knows them. */
  change(name: string, change: PersonChange, domain?: string): void;
  /** What everybody in a channel sees, oldest first. */
  messages(channel: string, domain?: string): Message[];
  /** Every message of every workspace, ephemeral and direct ones too, oldest first. */
  allMessages(): Message[];
  /** The Web API calls so far, or those of one method. */
  calls(method?: string): ApiCall[];
  /** Faults by Web API method name, or 'response_url'. */
  faults: Faults;
  /** Makes every trigger id (every response URL) that was given out too old. */
  expireTriggers(): void;
  expireResponseUrls(): void;
  /** Sends any body, signed unless told otherwise. */
  request(body: string, options?: RequestOptions): Promise<AppAnswer>;
  /** Sends a request again, byte for byte. */
  replay(request: SlackRequest): Promise<AppAnswer>;
  /** An interaction's request with another payload, signed anew. */
  alter(request: SlackRequest, change: (payload: Record<string, unknown>) => void): SlackRequest;
  /** Sends an event of the Events API. */
  event(event: Record<string, unknown>, domain?: string): Promise<AppAnswer>;
  /** Adds the app to a workspace through its install page, as somebody; resolves with the page they end on. */
  install(
    name: string,
    domain?: string,
    options?: InstallOptions,
  ): Promise<{ status: number; url: string; body: string }>;
  /** Takes the app out of a workspace: its tokens work no longer. */
  uninstall(domain?: string): void;
  /** Calls `listener` whenever something happened. */
  onChange(listener: () => void): void;
  /** Waits for a condition, looked at again whenever something happens. */
  waitFor<T>(condition: () => T, expected?: string, deadline?: number): Promise<Truthy<T>>;
  /** What Slack refused to show or accept, a sentence each. */
  violations: string[];
  /** Fails with the list unless the app kept to all of Slack's rules. */
  expectNoViolations(): void;
  close(): Promise<void>;
}

/**
 * Starts a simulated Slack. The state of each workspace is kept by `emulate`; what that lacks is added here, first of
 * all people who use the app and Slack's refusal of what breaks its rules.
 *
 *     const slack = await startSlack();
 *     // Start the app with SLACK_API_URL, SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET from slack.apiUrl, slack.botToken
 *     // and slack.app.signingSecret, then tell Slack where it listens:
 *     slack.connect(`http://127.0.0.1:${app.port}`);
 *
 *     const ada = slack.as('ada');
 *     const help = await ada.command('/wgw help');             // help.text is what she reads
 *     await ada.command('/wgw invite grace@acme.com', { channel: 'leads' });
 *     const modal = await ada.seesModal('Invite');              // modal.fields[0].entered, .choices, .hint …
 *     const sent = await ada.submit({ role: 'Member', people: ['grace'], 'Personal note': 'Hi' });
 *     expect(sent.errors).toEqual({ addresses: 'User already Invited' });
 *     await ada.click('manage', { block: 'bob', choose: 'Remove' });
 *     await ada.seesModal((it) => !it.text.includes('Bob'));    // the same modal, changed
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
  const patience = options.patience ?? 3_000;
  const seeds = options.workspaces ?? [acme];
  const workspaces = await Promise.all(seeds.map((seed) => startWorkspace(seed, app)));
  const server = await serve((request) => answerApp(world, request));
  const world: World = {
    app,
    workspaces,
    screen: createScreen(options.messages),
    triggers: createTriggers(now, patience),
    responseUrls: createResponseUrls(() => server.url, now),
    faults: createFaults(),
    changes: createChanges(() => describe(world)),
    client: createAppClient(),
    socket: await startSocket(),
    calls: [],
    traffic: options.traffic ?? createTraffic(),
    violations: [],
    now,
    patience,
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

/** What a failed wait shows: the last calls, messages and complaints. */
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
