import type { TestApp } from '../../support/app.ts';
import { allTasksDone, queueAgain } from '../../support/tasks.ts';
import { asMember, closeAll, invite } from '../steps.ts';

/** Ada invites addresses, separated by spaces, and their emails are sent. */
export async function invited(app: TestApp, addresses: string) {
  const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
  await invite(ada, { addresses });
  await Promise.all(addresses.split(' ').map((address) => app.sendgrid.mailbox.waitFor(address)));
  await allTasksDone(app);
  await closeAll(ada);
  return ada;
}

/** Lets time pass, then looks for due reminders as wgw does every minute, on two replicas at once. */
export async function afterTime(app: TestApp, passed: { days?: number; hours?: number } = {}): Promise<void> {
  app.pass(passed);
  await Promise.all([queueAgain(app, 'queue-reminders', {}), queueAgain(app, 'queue-reminders', {})]);
  await allTasksDone(app);
}

/** The direct messages to Ada that contain the words. */
export const toldAda = (app: TestApp, words: string) =>
  app.slack.as('ada').directMessages.filter(({ text }) => text.includes(words));
