import { applyFault, type Refusal } from '../faults.ts';
import { endOfExchange, type HttpAnswer, type HttpRequest, json, type Outcome } from '../http.ts';
import type { SlackAnswer } from './emulator.ts';
import { auth, exchangeCode } from './methods/auth.ts';
import { chat } from './methods/chat.ts';
import { type Method, refuse } from './methods/method.ts';
import { users } from './methods/users.ts';
import { views } from './methods/views.ts';
import type { ApiCall, World } from './world.ts';

const methods: Record<string, Method> = { ...auth, ...users, ...chat, ...views };

/** Answers an HTTP request of the app: a Web API method under /api/, or a post to a response URL. */
export async function answerAppRequest(world: World, request: HttpRequest): Promise<Outcome> {
  const [, area, name = ''] = request.path.split('/');
  const what = area === 'api' ? name : 'response_url';
  const end = world.traffic.begin({ from: 'wgw', to: 'Slack', what, request: request.body });
  try {
    const outcome = await route(world, request);
    end(endOfExchange(outcome));
    world.changes.notify();
    return outcome;
  } catch (error) {
    // The app may handle the error. The test must fail in any case.
    const stack = error instanceof Error ? error.stack : String(error);
    end({ problem: 'the simulator cannot handle this' });
    world.violations.push(`${request.path}: the simulator cannot handle this: ${stack}`);
    throw error;
  }
}

async function route(world: World, request: HttpRequest): Promise<Outcome> {
  const [, area, name = '', id = ''] = request.path.split('/');
  if (area === 'commands') {
    const fault = world.faults.take('response_url');
    return applyFault(fault, async () => world.responseUrls.receive(world, id, request.body), refusal);
  }
  if (area !== 'api') return json(404, { ok: false, error: 'unknown_path' });
  const call: ApiCall = { method: name, args: parseArguments(request), at: world.now() };
  world.calls.push(call);
  world.changes.notify();
  const outcome = await applyFault(world.faults.take(name), () => callMethod(world, call, request), refusal);
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

/** Gives the app the URL for its WebSocket, if its app-level token is right. */
function openConnection({ app, socket }: World, request: HttpRequest): SlackAnswer {
  const isAuthorized = bearerOf(request, {}) === app.appToken;
  return isAuthorized ? { ok: true, url: socket.url } : refuse('invalid_auth');
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
  const code = error ?? (status === 429 ? 'ratelimited' : 'internal_error');
  return json(
    status,
    { ok: false, error: code },
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
    // Not JSON: the check of this argument refuses the string.
    return value;
  }
}
