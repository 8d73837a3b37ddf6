import type pg from 'pg';
import { linkIn } from '../simulator/sendgrid/mailbox.ts';
import type { Sendgrid } from '../simulator/sendgrid/sendgrid.ts';
import type { Slack } from '../simulator/slack/slack.ts';
import { COMPANY_DESCRIPTION } from './team.ts';

interface Context {
  slack: Slack;
  sendgrid: Sendgrid;
  pool: pg.Pool;
  /** Sets how many milliseconds the clock of the app and of Slack is behind. */
  setClockBehind(milliseconds: number): void;
}

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** Creates a few days of history through the app itself: a small team invites its members. */
export async function playHistory(context: Context): Promise<void> {
  const { slack, pool, setClockBehind } = context;
  setClockBehind(3 * DAY_MS);
  slack.as('ada').say('Hello everyone! We track our candidates in WeGotWork from today on.', 'general');
  await invite(context, 'katherine@acme.com', { role: 'Administrator' });
  await pool.query('UPDATE organizations SET about = $1', [COMPANY_DESCRIPTION]);
  await accept(context, 'katherine@acme.com', 'Katherine Johnson');

  setClockBehind(2 * DAY_MS);
  await invite(context, 'bob@acme.com, linus@acme.com', {
    note: 'Your interviews of this week are in there.',
  });
  await accept(context, 'bob@acme.com', 'Bob Kahn');
  await accept(context, 'linus@acme.com', 'Linus Torvalds');
  // After this the app knows their Slack ids.
  for (const name of ['katherine', 'bob', 'linus']) await introduce(context, name);

  setClockBehind(5 * HOUR_MS);
  slack
    .as('bob')
    .say('Could someone invite elena@acme.com? She helps with the backend interviews.', 'general');
  await invite(context, 'elena@acme.com', { note: '' });
  setClockBehind(0);
}

async function invite(
  { slack, sendgrid }: Context,
  addresses: string,
  { role = 'Member', note = '' }: { role?: string; note?: string },
): Promise<void> {
  const ada = slack.as('ada');
  await ada.command(`/wgw invite ${addresses}`);
  // At the first command, the app asks Slack about her before it shows the form.
  await slack.waitFor(() => ada.modal?.submit, 'the invite form');
  await ada.submit({ addresses, role, note });
  if (ada.modal) await ada.close();
  for (const address of addresses.split(', ')) await sendgrid.mailbox.waitFor(address);
  const [last = ''] = addresses.split(', ').slice(-1);
  const isAnnounced = () =>
    slack.messages('general').some(({ raw, text }) => raw.author === undefined && text.includes(last));
  await slack.waitFor(isAnnounced, 'the announcement');
}

async function accept({ slack, sendgrid }: Context, address: string, name: string): Promise<void> {
  const link = linkIn(await sendgrid.mailbox.waitFor(address));
  const answer = await fetch(`${link}/accept`, { method: 'POST', body: new URLSearchParams({ name }) });
  if (!answer.ok) throw new Error(`${address} could not accept: ${answer.status}`);
  await slack.as('ada').seesMessage(`${name} (${address}) accepted`);
}

/** Types a command as somebody, so that the app finds out which member they are. */
async function introduce({ slack }: Context, name: string): Promise<void> {
  const person = slack.as(name);
  await person.command('/wgw invite');
  await slack.waitFor(() => person.modal?.text.includes('finding out') === false, 'an answer');
  if (person.modal) await person.close();
}
