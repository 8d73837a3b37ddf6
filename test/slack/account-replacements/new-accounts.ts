import type { PersonDriver } from '../../simulator/slack/person.ts';
import { acme } from '../../simulator/slack/seed.ts';
import type { TestApp } from '../../support/app.ts';
import { testAlone } from '../../support/shared-app.ts';
import { asMember, closeAll } from '../steps.ts';

/** New accounts of people in Acme. Slack does not know them at first. */
const newAccounts = [
  { name: 'newbob', realName: 'Bob Kahn', unknown: true },
  { name: 'newgrace', realName: 'Grace Hopper', unknown: true, global: true },
  { name: 'newada', realName: 'Ada Lovelace', unknown: true },
] as const;
/** A test at Acme, where these accounts can appear. */
export const test = testAlone.extend(
  'options',
  { scope: 'file' },
  { workspaces: [{ ...acme, people: [...acme.people, ...newAccounts] }] },
);

/** Takes a person's account away, and gives their address to their new account. Returns the person with the new one. */
export function switchAccount(
  { slack }: TestApp,
  name: 'bob' | 'grace' | 'ada',
  {
    gone = { kind: 'deactivated' },
    kind = 'member',
  }: { gone?: { kind: 'deactivated' } | { unknown: true }; kind?: 'member' | 'admin' | 'owner' } = {},
): PersonDriver {
  const { email = '' } = slack.workspaces[0]?.findPerson(name) ?? {};
  slack.change(name, gone);
  slack.change(`new${name}`, { unknown: false, email, kind });
  return slack.as(`new${name}`);
}

/** Ada and Linus are Administrators, and Bob and Grace are Members. */
export async function team(app: TestApp) {
  const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
  const linus = await asMember(app, 'linus', 'ADMINISTRATOR');
  return { ada, linus, bob: await asMember(app, 'bob'), grace: await asMember(app, 'grace') };
}

export const GONE = 'the Slack account of the member with your email address is gone';
export const ASKED = `You cannot see the members: ${GONE}. Your Administrators are asked whether yours takes its place.`;
const ASKS = 'Bob Kahn asks to come back to Acme with a new Slack account';

/** Types `/wgw members` and waits for the given words; resolves with the text of the modal. */
export async function opensMembers(person: PersonDriver, says: string): Promise<string> {
  await closeAll(person);
  await person.command('/wgw members');
  return (await person.seesModal(says)).text;
}

/** The id of the message that asks an Administrator about a new account. */
export async function question(person: PersonDriver, says = ASKS): Promise<string> {
  await closeAll(person);
  return (await person.seesMessage(says)).raw.ts;
}

/** The text of the message with an id. */
export const shown = (person: PersonDriver, ts: string) =>
  person.directMessages.find(({ raw }) => raw.ts === ts)?.text ?? '';
export const questionsTo = (person: PersonDriver) =>
  person.directMessages.filter(({ text }) => text.includes('asks to come back'));
export const userIdsOf = async ({ database: { prisma } }: TestApp, email: string) =>
  (await prisma.slackIdentity.findMany({ where: { member: { email } } })).map(({ userId }) => userId);
