import type { PersonDriver } from '../../simulator/slack/person.ts';
import type { TestApp } from '../../support/app.ts';
import { addMembers, asMember, closeAll, invite, listLines, openRoster, pick } from '../steps.ts';

/** Opens the roster for Ada, with a member of the given name in it. */
export async function adaWith(app: TestApp, name: string, role: 'ADMINISTRATOR' | 'MEMBER' = 'MEMBER') {
  const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
  await addMembers(app, [{ name, address: `${name.toLowerCase()}@acme.com`, role }]);
  await openRoster(ada);
  return ada;
}

/** Picks from the menu of a member and waits for the confirmation dialog. */
export async function openDialog(person: PersonDriver, beside: string, option: string, question: string) {
  await pick(person, beside, option);
  return person.seesModal(question);
}

/** Grace as an Administrator whose invitations are all open. */
export async function withOpenInvitations(app: TestApp, ...names: string[]): Promise<PersonDriver> {
  const grace = await asMember(app, 'grace', 'ADMINISTRATOR');
  await invite(grace, { addresses: names.map((name) => `${name}@acme.com`).join(' ') });
  for (const name of names) await app.sendgrid.mailbox.waitFor(`${name}@acme.com`);
  await closeAll(grace);
  return grace;
}

/** The first three lines of the entry with a name. */
export const entry = (modal: { text: string }, name: string) => {
  const lines = listLines(modal);
  const at = lines.findIndex((line) => line.startsWith(name));
  return lines.slice(at, at + 3);
};
