import { meet, type Refusal } from '../faults.ts';
import { endOf, type HttpAnswer, type HttpRequest, json, type Outcome } from '../http.ts';
import type { SlackAnswer } from './emulator.ts';
import { auth, exchangeCode } from './methods/auth.ts';
import { chat } from './methods/chat.ts';
import { type Method, refuse } from './methods/method.ts';
import { users } from './methods/users.ts';
import { views } from './methods/views.ts';
import type { ApiCall, World } from './world.ts';

const methods: Record<string, Method> = { ...auth, ...users, ...chat, ...views };

/** Answers what the app asks of Slack: Web API methods under /api/ and posts to response URLs. */
export async function answerApp(world: World, request: HttpRequest): Promise<Outcome> {
  const [, area, name = ''] = request.path.split('/');
  const what = area === 'api' ? name : 'response_url';
  const end = world.traffic.begin({ from: 'wgw', to: 'Slack', what, request: request.body });
  try {
    const outcome = await route(world, request);
    end(endOf(outcome));
    world.changes.notify();
    return outcome;
  } catch (error) {
    // The app may well survive this; the test must not.
    const stack = error instanceof Error ? error.stack : String(error);
    end({ problem: 'the simulator cannot take this' });
    world.violations.push(`${request.path}: the simulator cannot take this: ${stack}`);
    throw error;
  }
}

async function route(world: World, request: HttpRequest): Promise<Outcome> {
  const [, area, name = '', id = ''] = request.path.split('/');
  if (area === 'commands') {
    const fault = world.faults.take('response_url');
    return meet(fault, async () => world.responseUrls.receive(world, id, request.body), refusal);
  }
  if (area !== 'api') return json(404, { ok: false, error: 'unknown_path' });
  const call: ApiCall = { method: name, args: parseArguments(request), at: world.now() };
  world.calls.push(call);
  world.changes.notify();
  const outcome = await meet(world.faults.take(name), () => callMethod(world, call, request), refusal);
  world.changes.notify();
  return outcome;
}

async function callMethod(world: World, call: ApiCall, request: HttpRequest): Promise<HttpAnswer> {
  if (call.method === 'oauth.v2.access') {
    return exchangeCode(world, request.body, request.headers.authorization);
  }
  if (call.method === 'apps.connections.open') return json(200, openConnection(world, request));
  const answer = await authorizedCall(world, call, bearerOf(request, call.args));
  if (answer.error !== undefined) call.error = answer.error;
  return json(200, answer);
}

/** Where the app's WebSocket goes; asked for with the app's own token. */
function openConnection({ app, socket }: World, request: HttpRequest): SlackAnswer {
  const known = bearerOf(request, {}) === app.appToken;
  return known ? { ok: true, url: socket.url } : refuse('invalid_auth');
}

async function authorizedCall(world: World, call: ApiCall, value: string): Promise<SlackAnswer> {
  const { method: name, args } = call;
  if (value === '') return refuse('not_authed');
  const workspace = world.workspaces.find((it) => it.tokens.has(value));
  const token = workspace?.tokens.get(value);
  if (!workspace || !token) return refuse('invalid_auth');
  call.teamId = workspace.teamId;
  if (token.revoked) return refuse('token_revoked');
  const method = methods[name];
  if (!method) {
    world.violations.push(`${name}: unknown_method: this simulator does not have it`);
    return refuse('unknown_method');
  }
  return method({ world, workspace, token, method: name, args });
}

function refusal({ status = 200, retryAfter, error }: Refusal): HttpAnswer {
  const word = error ?? (status === 429 ? 'ratelimited' : 'internal_error');
  return json(
    status,
    { ok: false, error: word },
    retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) },
  );
}

function bearerOf(request: HttpRequest, args: Record<string, unknown>): string {
  const bearer = request.headers.authorization?.replace(/^Bearer\s+/i, '');
  return bearer ?? String(args.token ?? '');
}

const jsonArguments = new Set(['view', 'blocks', 'attachments', 'metadata']);

function parseArguments(request: HttpRequest): Record<string, unknown> {
  if (request.headers['content-type']?.includes('application/json')) {
    return JSON.parse(request.body || '{}') as Record<string, unknown>;
  }
  const form = new URLSearchParams(request.body);
  return Object.fromEntries(
    [...form].map(([name, value]) => [name, jsonArguments.has(name) ? parseJson(value) : value]),
  );
}

function parseJson(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    // Left as it is: whoever expects an object refuses the string.
    return value;
  }
}
