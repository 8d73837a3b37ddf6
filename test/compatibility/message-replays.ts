import { expect } from 'vitest';
import type { PersonDriver } from '../simulator/slack/person.ts';
import { eventually } from '../support/eventually.ts';
import { blockSaying, messageSaying, type Stage } from './stage.ts';

/** What is sent, and the test of its effect. */
export type Replay = readonly [title: string, run: (stage: Stage) => Promise<void>];

const invitationState = 'SELECT state FROM invitations WHERE email = $1 ORDER BY created_at DESC';
const requestState = 'SELECT state FROM invitation_requests WHERE email = $1';
const replacementState = `SELECT state FROM account_replacements WHERE user_name = $1`;
const isRemoved = 'SELECT removed_at IS NOT NULL AS is_removed FROM members WHERE email = $1';

async function expectRow(stage: Stage, query: string, value: string, row: object): Promise<void> {
  await eventually(async () => expect(await stage.row(query, value)).toEqual(row));
}

/** Uses the menu of one invitation in a message. */
async function chooseIn(stage: Stage, person: PersonDriver, message: string, line: string, choose: string) {
  const ts = messageSaying(person, message);
  await stage.click(person, 'manage_invitation', { in: ts, block: blockSaying(person, ts, line), choose });
}

/** The buttons and menus of the recorded messages. */
export const messageReplays: readonly Replay[] = [
  [
    'an announcement: the menu of an invitation',
    async (stage) => {
      const ada = stage.as('ada');
      await chooseIn(stage, ada, '6 teammates', 'one@acme.com', 'Resend…');
      await ada.seesModal('Send the invitation of one@acme.com again');
      await stage.submit(ada);
      await expectRow(stage, 'SELECT version FROM invitations WHERE email = $1', 'one@acme.com', {
        version: 2,
      });
      await ada.close();
      await chooseIn(stage, ada, 'invited last@acme.com', '• last@acme.com', 'Cancel…');
      await ada.seesModal('Cancel the invitation of last@acme.com');
      await stage.submit(ada);
      await expectRow(stage, invitationState, 'last@acme.com', { state: 'CANCELLED' });
      const announcement = () =>
        stage.app.slack.messages('general').find(({ text }) => text.includes('last@'));
      await eventually(() => expect(announcement()?.text).toContain('last@acme.com: cancelled'));
    },
  ],
  [
    'a reminder to the inviter: the menu of an invitation',
    async (stage) => {
      const ada = stage.as('ada');
      await chooseIn(stage, ada, 'for two days', 'waiting@acme.com', 'Cancel…');
      await ada.seesModal('Cancel the invitation of waiting@acme.com');
    },
  ],
  [
    'a reminder before the expiry: the button that extends',
    async (stage) => {
      const ada = stage.as('ada');
      const ts = messageSaying(ada, 'expire within a day');
      await stage.click(ada, 'extend_invitation', { in: ts });
      const { raw } = await ada.seesMessage('3 invitations are extended');
      expect(raw.ts).toBe(ts);
      const { count } = await stage.row("SELECT count(*)::int FROM activities WHERE kind = 'EXTENDED'");
      expect(count).toBe(3);
    },
  ],
  [
    'the wish for a new link: the menu of the invitation',
    async (stage) => {
      const ada = stage.as('ada');
      await chooseIn(stage, ada, 'asks for a new link', 'expired@acme.com', 'Resend…');
      await ada.seesModal('Send the invitation of expired@acme.com again');
      await stage.submit(ada);
      await stage.app.sendgrid.mailbox.waitFor('expired@acme.com');
    },
  ],
  [
    'a request: the button that approves',
    async (stage) => {
      const ada = stage.as('ada');
      const ts = messageSaying(ada, 'asks you to invite 2 people');
      const { value = '' } = await stage.row(
        "SELECT id AS value FROM invitation_requests WHERE email = 'henry@acme.com'",
      );
      await stage.click(ada, 'approve_request', { in: ts, value: String(value) });
      const { raw, text } = await ada.seesMessage('Approved by Ada Lovelace.');
      expect(raw.ts).toBe(ts);
      expect(text).toContain('[Approve]');
      await expectRow(stage, requestState, 'henry@acme.com', { state: 'APPROVED' });
      await stage.app.sendgrid.mailbox.waitFor('henry@acme.com');
    },
  ],
  [
    'a request on the Home tab: the button that declines',
    async (stage) => {
      const ada = stage.as('ada');
      await stage.showHome(ada, 'homeOfAda');
      const { value = '' } = await stage.row(
        "SELECT id AS value FROM invitation_requests WHERE email = 'jean@acme.com'",
      );
      await stage.click(ada, 'decline_request', { in: ada.screen.home?.id ?? '', value: String(value) });
      await ada.seesHome((shown) => !shown.includes('jean@acme.com'));
      await expectRow(stage, requestState, 'jean@acme.com', { state: 'DECLINED' });
      await stage.as('linus').seesMessage('jean@acme.com');
    },
  ],
  [
    'an invitation in Slack: the button that accepts',
    async (stage) => {
      const ivy = stage.as('ivy');
      await stage.click(ivy, 'accept_invitation');
      await ivy.seesMessage('You joined Acme on WeGotWork');
      await expectRow(stage, isRemoved, 'ivy@acme.com', { is_removed: false });
    },
  ],
  [
    'an invitation in Slack: the button that declines',
    async (stage) => {
      const ira = stage.as('ira');
      await stage.click(ira, 'decline_invitation', { confirm: true });
      await ira.seesMessage('You declined the invitation');
      await expectRow(stage, invitationState, 'ira@acme.com', { state: 'DECLINED' });
    },
  ],
  [
    'the question about a deactivated member: the button that removes',
    async (stage) => {
      const ada = stage.as('ada');
      await stage.click(ada, 'manage_member', { in: messageSaying(ada, 'Bob Kahn (bob@acme.com)') });
      await ada.seesModal('Remove Bob Kahn');
      await stage.submit(ada);
      await ada.seesModal('Bob Kahn is not a member any more.');
      await expectRow(stage, isRemoved, 'bob@acme.com', { is_removed: true });
    },
  ],
  [
    'the question about a new account: the button that approves',
    async (stage) => {
      const ada = stage.as('ada');
      await stage.click(ada, 'approve_replacement', { in: messageSaying(ada, 'Carol Shaw asks') });
      await expectRow(stage, replacementState, 'Carol Shaw', { state: 'APPROVED' });
      const accounts = `SELECT user_id FROM slack_identities JOIN members ON members.id = member_id WHERE email = $1`;
      await expectRow(stage, accounts, 'carol@acme.com', { user_id: stage.as('newcarol').id });
    },
  ],
  [
    'the question about a new account: the button that declines',
    async (stage) => {
      const ada = stage.as('ada');
      await stage.click(ada, 'decline_replacement', { in: messageSaying(ada, 'Dave Cutler asks') });
      await ada.seesMessage('Declined by Ada Lovelace.');
      await expectRow(stage, replacementState, 'Dave Cutler', { state: 'DECLINED' });
    },
  ],
];

/** The buttons and menus of the recorded Home tabs, and the message shortcut. */
export const entryPointReplays: readonly Replay[] = [
  ...(
    [
      ['homeOfAda', 'ada', 'open_invite', 'Email addresses'],
      ['homeOfAda', 'ada', 'open_roster', 'Teammate 01'],
      ['homeOfAda', 'ada', 'open_activity', 'invited'],
      ['homeOfAda', 'ada', 'open_settings', 'Days an invitation lives'],
      ['homeOfLinus', 'linus', 'open_invite', 'Your Administrators decide'],
      ['homeOfLinus', 'linus', 'open_roster', 'Teammate 01'],
    ] as const
  ).map(
    ([home, name, button, says]): Replay => [
      `${home}: the button ${button}`,
      async (stage) => {
        const person = stage.as(name);
        await stage.showHome(person, home);
        await stage.click(person, button, { in: person.screen.home?.id ?? '' });
        await person.seesModal(says);
      },
    ],
  ),
  [
    'homeOfAda: the menu of an invitation',
    async (stage) => {
      const ada = stage.as('ada');
      await stage.showHome(ada, 'homeOfAda');
      await stage.choose(ada, 'manage_invitation', 'due@acme.com', 'Cancel…');
      await ada.seesModal('Cancel the invitation of due@acme.com');
      await stage.submit(ada);
      await ada.seesHome('The invitation of due@acme.com is cancelled.');
      await expectRow(stage, invitationState, 'due@acme.com', { state: 'CANCELLED' });
    },
  ],
  [
    'the shortcut of a message',
    async (stage) => {
      const ada = stage.as('ada');
      stage.as('linus').say('Please invite zed@acme.com', 'general');
      await stage.shortcut(ada, 'invite_from_message', 'Please invite zed@acme.com');
      const { fields } = await ada.seesModal('Email addresses');
      expect(fields[0]?.entered).toEqual(['zed@acme.com']);
    },
  ],
];
