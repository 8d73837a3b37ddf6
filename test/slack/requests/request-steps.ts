import type { PersonDriver } from '../../simulator/slack/person.ts';
import type { TestApp } from '../../support/app.ts';
import { asMember, closeAll, openRoster, pick } from '../steps.ts';

/** Ada and Linus are Administrators, and Bob is a Member. */
export async function team(app: TestApp) {
  const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
  const linus = await asMember(app, 'linus', 'ADMINISTRATOR');
  return { ada, linus, bob: await asMember(app, 'bob') };
}

/** Sends a Member's form, which asks the Administrators. */
export async function ask(person: PersonDriver, addresses: string, channel = 'general') {
  await closeAll(person);
  await person.command('/wgw invite', { channel });
  await person.seesModal('Your Administrators decide');
  return person.submit({ addresses });
}

/** The id of the message that asks an Administrator about an address. */
export async function messageAbout(person: PersonDriver, about: string): Promise<string> {
  await closeAll(person);
  const { raw } = await person.seesMessage(`asks you to invite ${about}`);
  return raw.ts;
}

/** The text of the message with an id. */
export const shown = (person: PersonDriver, ts: string) =>
  person.directMessages.find(({ raw }) => raw.ts === ts)?.text ?? '';

/** The messages to the Member that contain the address. */
export const answersTo = (person: PersonDriver, address: string) =>
  person.directMessages.map(({ text }) => text).filter((text) => text.includes(address));

/** An Administrator removes a member in the roster. */
export async function remove(by: PersonDriver, name: string): Promise<void> {
  await openRoster(by);
  await pick(by, name, 'Remove…');
  await by.seesModal(`Remove ${name}`);
  await by.submit();
  await by.seesModal(`${name} is not a member any more.`);
  await by.close();
}
