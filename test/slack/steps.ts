import { expect } from 'vitest';
import type { Role } from '../../src/domain/core/permissions.ts';
import { linkIn } from '../simulator/sendgrid/mailbox.ts';
import type { ClickOptions } from '../simulator/slack/actions.ts';
import type { CommandOptions } from '../simulator/slack/command.ts';
import type { Entry } from '../simulator/slack/entry.ts';
import type { PersonDriver } from '../simulator/slack/person.ts';
import type { Modal } from '../simulator/slack/shown.ts';
import type { Submission } from '../simulator/slack/submission.ts';
import type { TestApp } from '../support/app.ts';
import { allTasksDone } from '../support/tasks.ts';

/** Types `/wgw invite …` and waits for the form. */
export async function openInvite(person: PersonDriver, typed = '', options?: CommandOptions): Promise<Modal> {
  if (person.modal !== undefined) await person.close();
  await person.command(`/wgw invite ${typed}`, options);
  return person.seesModal('Email addresses');
}

/** Types `/wgw invite` and waits for the reason why this person may not invite. */
export async function seesAccessDenied(person: PersonDriver): Promise<string> {
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

/** Follows the link in the newest email to an address, and presses a button on its page. */
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

/** Invites somebody, who then joins by their email. */
export async function join(
  app: TestApp,
  inviter: PersonDriver,
  invitee: { address: string; name: string; role?: 'Administrator' | 'Member' },
): Promise<void> {
  await invite(inviter, { addresses: invitee.address, role: invitee.role ?? 'Member' });
  await answerEmail(app, invitee.address, 'accept', invitee.name);
}

/** Types `/wgw members …` and waits for the roster. */
export async function openRoster(person: PersonDriver, words = ''): Promise<Modal> {
  await closeAll(person);
  await person.command(`/wgw members ${words}`);
  return person.seesModal(({ title }) => title === 'Team');
}

/** Does something that changes the visible modal in place, and waits for the change. */
export async function change(person: PersonDriver, act: () => Promise<unknown>): Promise<Modal> {
  const before = person.modal?.hash;
  await act();
  return person.seesModal(({ hash }) => hash !== before);
}

/** Opens the Home tab and waits until it contains `text`; resolves with its whole text. */
export async function openHome(person: PersonDriver, text = ''): Promise<string> {
  const { home: before } = person.screen;
  await person.openHome();
  return person.seesHome((shown: string) => person.screen.home !== before && shown.includes(text));
}

/** Closes every modal, the visible one first. */
export async function closeAll(person: PersonDriver): Promise<void> {
  while (person.modal !== undefined) await person.close();
}

/** Picks from the menu beside an entry: in the visible modal, otherwise in the Home tab, otherwise in the newest message. */
export async function pick(person: PersonDriver, beside: string, option: string): Promise<void> {
  const [actionId, options] = menuBeside(person, beside, option);
  await person.click(actionId, options);
}

/** The arguments with which `click` and `clickRequest` pick from the menu beside an entry. */
export function menuBeside(person: PersonDriver, beside: string, option: string): [string, ClickOptions] {
  const { modals, home, messages } = person.screen;
  const view = modals.at(-1) ?? home;
  const surfaces = [
    ...(view === undefined ? [] : [{ id: view.id, blocks: view.view.blocks }]),
    ...messages.toReversed().map(({ ts, blocks }) => ({ id: ts, blocks })),
  ];
  for (const { id, blocks } of surfaces) {
    for (const block of blocks) {
      if (block.type !== 'section' || !block.text?.text.includes(beside)) continue;
      if (block.accessory?.type !== 'overflow') continue;
      const { action_id: actionId = '' } = block.accessory;
      return [actionId, { in: id, block: block.block_id ?? '', choose: option }];
    }
  }
  throw new Error(`${person.name} sees no menu beside "${beside}".`);
}

/** The lines of a list, below its search. */
export function listLines({ text }: Pick<Modal, 'text'>): string[] {
  return text.slice(text.indexOf('---') + 4).split('\n');
}

/** Adds members to the first organization, as if they had joined long ago. */
export async function addMembers(
  { database: { prisma } }: TestApp,
  members: readonly { name: string; address: string; role?: Role }[],
): Promise<void> {
  const { id: organizationId } = await prisma.organization.findFirstOrThrow({
    orderBy: { createdAt: 'asc' },
  });
  for (const { name, address: email, role = 'MEMBER' } of members) {
    await prisma.member.upsert({
      where: { organizationId_email: { organizationId, email } },
      create: { organizationId, name, email, role, joinedAt: new Date('2026-01-01') },
      update: { name, role, removedAt: null },
    });
  }
}

/** Makes somebody in the workspace a member who has used wgw before. Ada founds the organization. */
export async function asMember(app: TestApp, name: string, role: Role = 'MEMBER'): Promise<PersonDriver> {
  const person = app.slack.as(name);
  const { email: address, realName } = app.slack.workspaces[0]?.findPerson(name) ?? {};
  const { prisma } = app.database;
  if ((await prisma.organization.count()) === 0) await openRoster(app.slack.as('ada'));
  await addMembers(app, [{ name: realName ?? '', address: address ?? '', role }]);
  const isKnown = await prisma.slackIdentity.count({ where: { userId: person.id } });
  if (isKnown === 0) await openRoster(person);
  await closeAll(person);
  return person;
}

/** Waits until wgw has finished every request, so that nobody is told anything later. */
export async function allAnswered(app: TestApp): Promise<void> {
  await app.stop();
  await app.start();
}

/** Every row of every table, once all tasks are done. A refused request leaves them unchanged. */
export async function everything(app: TestApp): Promise<Record<string, unknown[]>> {
  await allTasksDone(app);
  const { pool } = app.database;
  const { rows: tables } = await pool.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
  );
  const rows: Record<string, unknown[]> = {};
  for (const { name } of tables) {
    rows[name] = (await pool.query(`SELECT * FROM "${name}" AS entry ORDER BY entry::text`)).rows;
  }
  return rows;
}

/** The path of the link in the newest email to an address. */
export async function linkOf(app: TestApp, address: string, count = 1): Promise<string> {
  return new URL(linkIn(await app.sendgrid.mailbox.waitFor(address, count))).pathname;
}

/** The page behind a link. */
export async function page(app: TestApp, path: string): Promise<string> {
  return (await fetch(app.url + path)).text();
}
