import { describe, expect, test } from 'vitest';
import { linkIn } from '../simulator/sendgrid/mailbox.ts';
import type { TestApp } from '../support/app.ts';
import { eventually } from '../support/eventually.ts';
import { readRecording, testOfRecording } from './recorded.ts';

const { ids } = await readRecording();

type Effect = (app: TestApp) => Promise<void>;

function writes(reader: string, text: string): Effect {
  return async ({ slack }) => void (await slack.as(reader).seesMessage(text));
}

function reminds(address: string): Effect {
  return async ({ sendgrid }) =>
    expect((await sendgrid.mailbox.waitFor(address)).subject).toContain('Reminder');
}

/** The announcement in #general that names an address is changed to say something. */
function changesAnnouncement(address: string, says: string): Effect {
  return ({ slack }) =>
    eventually(() => {
      const announcement = slack.messages('general').find(({ text }) => text.includes(address));
      expect(announcement?.text).toContain(`${address}: ${says}`);
    });
}

async function sendsLink(app: TestApp): Promise<void> {
  const { pathname } = new URL(linkIn(await app.sendgrid.mailbox.waitFor('mail@acme.com')));
  expect(await (await fetch(app.url + pathname)).text()).toContain('Accept and join');
}

/** The effect of each recorded task. */
const effects: readonly (readonly [task: string, effect: Effect, variant?: string])[] = [
  ['send-invitation', sendsLink],
  ['remind-invitee', reminds('late@acme.com')],
  ['follow-up', reminds('due@acme.com')],
  ['announce-submission', writes('ada', 'Ada Lovelace invited mail@acme.com')],
  ['update-announcement', changesAnnouncement('three@acme.com', 'joined')],
  ['tell-expired', changesAnnouncement('expiring@acme.com', 'expired')],
  ['invite-in-slack', writes('ike', 'Ada Lovelace invites you to join Acme')],
  ['tell-closed-channel', writes('ada', 'the channel that your settings name: it is archived')],
  ['tell-inviter', writes('ada', 'Tess Three (three@acme.com) accepted your invitation'), 'an answer'],
  ['tell-inviter', writes('alan', 'The email to ofalan@acme.com bounced'), 'an email that failed'],
  ['remind-inviter', writes('ada', 'late@acme.com has not answered your invitation'), 'no answer'],
  ['remind-inviter', writes('ada', 'last@acme.com has not answered your invitation'), 'the expiry'],
  ['tell-asked', writes('ada', 'gone@acme.com asks for a new link')],
  ['ask-about-leaver', writes('ada', 'Ben Zero (ben@acme.com) was deactivated in Slack')],
  ['ask-about-replacement', writes('ada', 'Erin Spiceland asks to come back')],
  ['tell-newcomer', writes('newfay', 'declined that this Slack account takes the place')],
  ['ask-administrator', writes('alan', 'Linus Torvalds asks you to invite kay@acme.com')],
  ['tell-requester', writes('linus', 'Ada Lovelace declined your request to invite refused@acme.com')],
];

const situations = [
  ['before the upgrade', testOfRecording({ minutes: 90, tasks: 'waiting' })],
  // Its replicas may still run.
  ['after the upgrade', testOfRecording({ minutes: 90, tasks: 'queued by a replica' })],
] as const;

describe.each(situations)('a task that an earlier version queued %s is done', (_, testOf) => {
  testOf.for(effects)('%s', async ([, effect], { app }) => effect(app));

  testOf('and none is left', async ({ app }) => {
    await eventually(async () => {
      const { rows } = await app.database.pool.query(
        'SELECT task_identifier, last_error FROM graphile_worker.jobs',
      );
      expect(rows).toEqual([]);
    });
  });
});

test('every task of the earlier version has an effect here', () => {
  expect([...new Set(effects.map(([task]) => task))].sort()).toEqual(ids.tasks);
});
