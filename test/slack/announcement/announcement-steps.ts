import { expect } from 'vitest';
import type { TestApp } from '../../support/app.ts';
import { allTasksDone } from '../../support/tasks.ts';
import { invite } from '../steps.ts';

/** The announcement that names an address, once all tasks are done. */
export async function announcementOf(app: TestApp, address: string): Promise<string> {
  await allTasksDone(app);
  const named = app.slack
    .allMessages()
    .filter(({ text }) => text.startsWith('Invited Successfully') && text.includes(`• ${address}`));
  expect(named).toHaveLength(1);
  return named[0]?.text ?? '';
}

/** The line of the announcement about an address, without the menu. */
export async function lineOf(app: TestApp, address: string): Promise<string> {
  const text = await announcementOf(app, address);
  const line = text.split('\n').find((each) => each.startsWith(`• ${address}`));
  return line?.replace(/ \[.*$/, '') ?? '';
}

/** Ada invites an address, and the email is sent. */
export async function sent(app: TestApp, address: string): Promise<void> {
  await invite(app.slack.as('ada'), { addresses: address });
  await app.sendgrid.mailbox.waitFor(address);
  await allTasksDone(app);
}
