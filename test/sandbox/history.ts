import type pg from 'pg';
import { linkIn } from '../simulator/sendgrid/mailbox.ts';
import type { Sendgrid } from '../simulator/sendgrid/sendgrid.ts';
import type { Slack } from '../simulator/slack/slack.ts';
import { ABOUT } from './team.ts';

interface Stage {
  slack: Slack;
  sendgrid: Sendgrid;
  pool: pg.Pool;
  /** Sets how far behind the clock of the app and of Slack is, in milliseconds. */
  setBehind(milliseconds: number): void;
}

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** Plays the days before the sandbox opens, through the app itself: how a small team came together. */
export async function playHistory(stage: Stage): Promise<void> {
  const { slack, pool, setBehind } = stage;
  setBehind(3 * DAY_MS);
  slack.as('ada').say('Hello everyone! We track our candidates in WeGotWork from today on.', 'general');
  await invite(stage, 'katherine@acme.com', { role: 'Administrator' });
  await pool.query('UPDATE organizations SET about = $1', [ABOUT]);
  await accept(stage, 'katherine@acme.com', 'Katherine Johnson');

  setBehind(2 * DAY_MS);
  await invite(stage, 'bob@acme.com, linus@acme.com', { note: 'Your interviews of this week are in there.' });
  await accept(stage, 'bob@acme.com', 'Bob Kahn');
  await accept(stage, 'linus@acme.com', 'Linus Torvalds');
  // From now on the app knows them by their Slack ids.
  for (const name of ['katherine', 'bob', 'linus']) await meet(stage, name);

  setBehind(5 * HOUR_MS);
  slack
    .as('bob')
    .say('Could someone invite elena@acme.com? She helps with the backend interviews.', 'general');
  await invite(stage, 'elena@acme.com', { note: '' });
  setBehind(0);
}

async function invite(
  { slack, sendgrid }: Stage,
  addresses: string,
  { role = 'Member', note = '' }: { role?: string; note?: string },
): Promise<void> {
  const ada = slack.as('ada');
  await ada.command(`/wgw invite ${addresses}`);
  // The first time, the form follows once the app knows who she is.
  await slack.waitFor(() => ada.modal?.submit, 'the invite form');
  await ada.submit({ addresses, role, note });
  if (ada.modal) await ada.close();
  for (const address of addresses.split(', ')) await sendgrid.mailbox.waitFor(address);
  const [last = ''] = addresses.split(', ').slice(-1);
  const confirmed = () =>
    slack.messages('general').some(({ raw, text }) => raw.author === undefined && text.includes(last));
  await slack.waitFor(confirmed, 'the confirmation');
}

async function accept({ slack, sendgrid }: Stage, address: string, name: string): Promise<void> {
  const link = linkIn(await sendgrid.mailbox.waitFor(address));
  const answer = await fetch(`${link}/accept`, { method: 'POST', body: new URLSearchParams({ name }) });
  if (!answer.ok) throw new Error(`${address} could not accept: ${answer.status}`);
  await slack.as('ada').seesMessage(`${name} (${address}) accepted`);
}

async function meet({ slack }: Stage, name: string): Promise<void> {
  const person = slack.as(name);
  await person.command('/wgw invite');
  await slack.waitFor(() => person.modal?.text.includes('finding out') === false, 'an answer');
  if (person.modal) await person.close();
}
