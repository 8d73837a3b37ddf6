import { type HttpAnswer, json } from '../../http.ts';
import type { World } from '../world.ts';
import { type Method, passOn, stringArg } from './method.ts';

/** `emulate` answers `team.info`. Slack also gives the URL and the email domain of the team. */
const teamInfo: Method = async (call) => {
  const answer = await passOn(call);
  if (!answer.ok) return answer;
  const team = answer.team as Record<string, unknown>;
  const { domain } = call.workspace;
  return { ok: true, team: { ...team, url: `https://${domain}.slack.com/`, email_domain: `${domain}.com` } };
};

const authTest: Method = async (call) => ({ ...(await passOn(call)), is_enterprise_install: false });

const openDirectMessage: Method = async (call) => {
  const answer = await passOn(call);
  const person = call.workspace.findPerson(stringArg(call.args, 'users'));
  const { id } = (answer.channel ?? {}) as { id?: string };
  if (id !== undefined && person) call.workspace.directMessages.set(id, person.id);
  return answer;
};

const revoke: Method = async ({ token }) => {
  token.revoked = true;
  return { ok: true, revoked: true };
};

export const auth: Record<string, Method> = {
  'auth.test': authTest,
  'auth.revoke': revoke,
  'team.info': teamInfo,
  'bots.info': passOn,
  'conversations.info': passOn,
  'conversations.list': passOn,
  'conversations.members': passOn,
  'conversations.open': openDirectMessage,
};

/** Exchanges an OAuth code for a token of the workspace that approved the app. */
export async function exchangeCode(
  world: World,
  body: string,
  authorization: string | undefined,
): Promise<HttpAnswer> {
  const code = new URLSearchParams(body).get('code') ?? '';
  const workspace = world.workspaces.find((it) => it.codes.has(code));
  if (!workspace) return json(200, { ok: false, error: 'invalid_code' });
  workspace.codes.delete(code);
  const answer = await workspace.emulator.exchangeCode(body, authorization);
  if (answer.ok) {
    const value = String(answer.access_token);
    workspace.tokens.set(value, { value, scopes: String(answer.scope).split(','), revoked: false });
  }
  return json(200, answer);
}
