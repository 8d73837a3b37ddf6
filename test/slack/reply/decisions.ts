import { expect } from 'vitest';
import type { SlackRequest } from '../../simulator/slack/app-client.ts';
import type { PersonDriver } from '../../simulator/slack/person.ts';
import type { TestApp } from '../../support/app.ts';
import { addMembers, asMember, everything, openRoster, pick } from '../steps.ts';

/** Opens the roster for Ada and Linus, both Administrators. It holds a member of the given name. */
export async function twoAdministrators(
  app: TestApp,
  name: string,
  role: 'ADMINISTRATOR' | 'MEMBER' = 'MEMBER',
) {
  const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
  const linus = await asMember(app, 'linus', 'ADMINISTRATOR');
  await addMembers(app, [{ name, address: `${name.toLowerCase()}@acme.com`, role }]);
  await openRoster(ada);
  await openRoster(linus);
  return { ada, linus };
}

/** Picks from a menu and confirms; resolves with the request that confirmed it, so that a test can send it again. */
export async function decide(person: PersonDriver, beside: string, option: string): Promise<SlackRequest> {
  const request = await openDialog(person, beside, option);
  const [roster] = person.modals;
  await person.submit();
  await person.seesModal(({ title, hash }) => title === 'Team' && hash !== roster?.hash);
  return request;
}

/** Picks from a menu and waits for the confirmation dialog; resolves with the request that would confirm it. */
export async function openDialog(
  person: PersonDriver,
  beside: string,
  option: string,
): Promise<SlackRequest> {
  await pick(person, beside, option);
  await person.seesModal(({ submit }) => submit !== undefined && submit !== 'Search');
  return person.submissionRequest();
}

/** Sends a request, which must be refused for the given reason and change nothing. */
export async function expectRefused(app: TestApp, request: SlackRequest, why: string): Promise<void> {
  const before = await everything(app);
  const { status, body } = await app.slack.replay(request);
  expect(status).toBe(200);
  expect(body).toContain(why);
  expect(await everything(app)).toEqual(before);
}

/** The refusal to a person whose dialog showed a membership that has changed. */
export const changed = (name: string, role: string) =>
  `Somebody changed the membership of ${name} after you opened this window: now they are ${role}. Nothing was done. Look at the list again before you decide.`;
