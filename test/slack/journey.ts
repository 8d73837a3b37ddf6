import { expect } from 'vitest';
import { linkIn } from '../simulator/sendgrid/mailbox.ts';
import type { CommandOptions } from '../simulator/slack/command.ts';
import type { Entry } from '../simulator/slack/entry.ts';
import type { PersonDriver } from '../simulator/slack/person.ts';
import type { Modal } from '../simulator/slack/shown.ts';
import type { Submission } from '../simulator/slack/submission.ts';
import type { TestApp } from '../support/app.ts';

/** Types `/wgw invite …` and waits for the form. */
export async function openInvite(person: PersonDriver, typed = '', options?: CommandOptions): Promise<Modal> {
  if (person.modal !== undefined) await person.close();
  await person.command(`/wgw invite ${typed}`, options);
  return person.seesModal('Email addresses');
}

/** Types `/wgw invite` and waits for why there is no form. */
export async function isTurnedAway(person: PersonDriver): Promise<string> {
  await person.command('/wgw invite grace@acme.com');
  const { text, fields, submit } = await person.seesModal('You cannot invite people');
  expect({ fields, submit }).toEqual({ fields: [], submit: undefined });
  return text;
}

/** Opens the form, fills it and submits it. */
export async function invite(
  person: PersonDriver,
  entries: Record<string, Entry>,
  options?: CommandOptions,
): Promise<Submission> {
  await openInvite(person, '', options);
  return person.submit(entries);
}

/** Follows the link of the newest email to an address, and presses a button of its page. */
export async function answerEmail(
  app: TestApp,
  address: string,
  answer: 'accept' | 'decline',
  name = '',
): Promise<Response> {
  const { pathname } = new URL(linkIn(await app.sendgrid.mailbox.waitFor(address)));
  return fetch(`${app.url}${pathname}/${answer}`, {
    method: 'POST',
    body: new URLSearchParams({ name }),
    redirect: 'manual',
  });
}

/** Has somebody invited and joins in their name. */
export async function join(
  app: TestApp,
  inviter: PersonDriver,
  invitee: { address: string; name: string; role?: 'Administrator' | 'Member' },
): Promise<void> {
  await invite(inviter, { addresses: invitee.address, role: invitee.role ?? 'Member' });
  await answerEmail(app, invitee.address, 'accept', invitee.name);
}
