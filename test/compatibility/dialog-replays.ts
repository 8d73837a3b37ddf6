import { expect } from 'vitest';
import { eventually } from '../support/eventually.ts';
import type { Replay } from './message-replays.ts';
import type { Stage } from './stage.ts';

/** The fields, menus and buttons of a recorded list, each in a list that was opened before. */
function changes(list: string, uses: readonly [actionId: string, options: object, says: string][]): Replay[] {
  return uses.map(([actionId, options, says]) => [
    `${list}: ${actionId}`,
    async (stage) => {
      const ada = stage.as('ada');
      await stage.showModals(ada, list);
      const before = ada.modal?.hash;
      await stage.click(ada, actionId, options);
      const { text } = await ada.seesModal(({ hash }) => hash !== before);
      expect(text).toContain(says);
    },
  ]);
}

/** The menu of a member in the recorded roster. */
function memberMenu(option: string, says: string): Replay {
  return [
    `roster: the menu of a member, ${option}`,
    async (stage) => {
      const ada = stage.as('ada');
      await stage.showModals(ada, 'roster');
      await stage.choose(ada, 'manage_member', 'Teammate 08', option);
      await ada.seesModal(({ title, text }) => title !== 'Team' && `${title}\n${text}`.includes(says));
    },
  ];
}

async function memberOf(stage: Stage, email: string) {
  return stage.row('SELECT role, removed_at IS NULL AS is_member FROM members WHERE email = $1', email);
}

async function invitationOf(stage: Stage, email: string) {
  return stage.row(
    `SELECT invitation.role, note, state, members.email AS inviter, invitation.version FROM invitations AS invitation
     JOIN members ON members.id = inviter_id WHERE invitation.email = $1`,
    email,
  );
}

/** Submits a dialog that asks whether to cancel an invitation. */
function cancelling(view: string, email: string, behind?: string): Replay {
  return [
    `${view}: submitted`,
    async (stage) => {
      const ada = stage.as('ada');
      await stage.showHome(ada, 'homeOfAda');
      await stage.showModals(ada, view);
      await stage.submit(ada);
      expect(await invitationOf(stage, email)).toMatchObject({ state: 'CANCELLED' });
      const sentence = `The invitation of ${email} is cancelled.`;
      if (behind === 'home') await ada.seesHome(sentence);
      else await ada.seesModal(sentence);
    },
  ];
}

const settings = {
  name: 'Acme Rockets',
  about: 'We make rockets.',
  announce_to: 'One channel, always the same',
  announce_channel: 'people',
  invitation_days: '14',
  reminders: 'None',
  allowed_domains: 'acme.com',
  inviter_limit: '101',
  organization_limit: '102',
  address_limit: '9',
};

/** The recorded modals: what changes in place, and what is submitted. */
export const dialogReplays: readonly Replay[] = [
  ...changes('roster', [
    ['roster_next', {}, 'Teammate 21'],
    ['roster_previous', {}, 'Ada Lovelace (you)'],
    ['words', { choose: 'teammate27' }, 'Teammate 27'],
    ['show', { choose: 'Pending invitations' }, 'one@acme.com'],
    ['role', { choose: 'Administrator' }, 'Ada Lovelace (you)'],
  ]),
  ...changes('activity', [
    ['activity_next', {}, 'early1@acme.com declined'],
    ['activity_previous', {}, 'invited quiet@acme.com'],
    ['person', { choose: 'soonest@acme.com' }, 'invited soonest@acme.com'],
    ['kind', { choose: 'Declined' }, 'early20@acme.com declined'],
  ]),
  memberMenu('Make Administrator', 'Make Teammate 08 (teammate8@acme.com) an Administrator?'),
  memberMenu('Remove…', 'Remove Teammate 08'),
  memberMenu('Activity', 'Activity'),
  [
    'cancelInvitation: the menu of an invitation in the roster below',
    async (stage) => {
      const ada = stage.as('ada');
      await stage.showModals(ada, 'cancelInvitation');
      await ada.close();
      await stage.choose(ada, 'manage_invitation', 'five@acme.com', 'Resend…');
      await ada.seesModal('Send the invitation of five@acme.com again');
    },
  ],
  [
    'roster: submitted',
    async (stage) => {
      const ada = stage.as('ada');
      await stage.showModals(ada, 'roster');
      const { modal } = await stage.submit(ada, { words: 'teammate12' });
      expect(modal?.text).toContain('Teammate 12');
      expect(modal?.text).not.toContain('Teammate 13');
    },
  ],
  [
    'activity: submitted',
    async (stage) => {
      const ada = stage.as('ada');
      await stage.showModals(ada, 'activity');
      const { modal } = await stage.submit(ada, { person: 'early7@acme.com' });
      expect(modal?.text).toContain('early7@acme.com declined');
      expect(modal?.text).not.toContain('early8@acme.com');
    },
  ],
  [
    'invite: submitted',
    async (stage) => {
      const ada = stage.as('ada');
      await stage.showModals(ada, 'invite');
      const entries = { addresses: 'new@acme.com', people: ['ian'], role: 'Administrator', note: 'Hello' };
      const { modal } = await stage.submit(ada, entries);
      expect(modal?.text).toContain('Invited Successfully');
      for (const email of ['new@acme.com', 'ian@acme.com']) {
        expect(await invitationOf(stage, email)).toMatchObject({ role: 'ADMINISTRATOR', note: 'Hello' });
        await stage.app.sendgrid.mailbox.waitFor(email);
      }
      // The form knows from which channel it was opened.
      const announced = () => stage.app.slack.messages('general').some(({ text }) => text.includes('new@'));
      await eventually(announced);
    },
  ],
  [
    'inviteWarned: submitted, which confirms the warning',
    async (stage) => {
      const ada = stage.as('ada');
      await stage.showHome(ada, 'homeOfAda');
      await stage.showModals(ada, 'inviteWarned');
      const { home } = ada.screen;
      await stage.submit(ada);
      expect(await invitationOf(stage, 'zoe@gmial.com')).toMatchObject({ note: 'Hello Zoe' });
      // The form knows that it was opened from the Home tab.
      await ada.seesHome(() => ada.screen.home !== home);
      await ada.seesMessage('Ada Lovelace invited zoe@gmial.com');
      expect(ada.directMessages.some(({ text }) => text.includes('zoe@gmial.com'))).toBe(true);
    },
  ],
  [
    'request: submitted',
    async (stage) => {
      const linus = stage.as('linus');
      await stage.showModals(linus, 'request');
      await stage.submit(linus, { addresses: 'wanted@acme.com', role: 'Administrator', note: 'Please' });
      const request = 'SELECT role, note, state FROM invitation_requests WHERE email = $1';
      const expected = { role: 'ADMINISTRATOR', note: 'Please', state: 'PENDING' };
      expect(await stage.row(request, 'wanted@acme.com')).toEqual(expected);
      await stage.as('ada').seesMessage('wanted@acme.com');
    },
  ],
  [
    'changeRole: submitted',
    async (stage) => {
      const ada = stage.as('ada');
      await stage.showModals(ada, 'changeRole');
      await stage.submit(ada);
      await ada.seesModal('Grace Hopper is an Administrator now.');
      expect(await memberOf(stage, 'grace@acme.com')).toMatchObject({ role: 'ADMINISTRATOR' });
    },
  ],
  [
    'removeMember: submitted, its box cleared',
    async (stage) => {
      const ada = stage.as('ada');
      await stage.showModals(ada, 'removeMember');
      await stage.submit(ada, { cancel_open_invitations: [] });
      await ada.seesModal('Alan Turing is not a member any more.');
      expect(await memberOf(stage, 'alan@acme.com')).toMatchObject({ is_member: false });
      expect(await invitationOf(stage, 'ofalan@acme.com')).toMatchObject({
        state: 'PENDING',
        inviter: 'ada@acme.com',
      });
    },
  ],
  cancelling('cancelInvitation', 'five@acme.com'),
  cancelling('cancelFromHome', 'quiet@acme.com', 'home'),
  cancelling('cancelFromMessage', 'four@acme.com'),
  [
    'resendInvitation: submitted',
    async (stage) => {
      const ada = stage.as('ada');
      await stage.showModals(ada, 'resendInvitation');
      await stage.submit(ada);
      await ada.seesModal('six@acme.com gets a new email');
      expect(await invitationOf(stage, 'six@acme.com')).toMatchObject({ version: 2 });
      await stage.app.sendgrid.mailbox.waitFor('six@acme.com');
    },
  ],
  [
    'settings: submitted',
    async (stage) => {
      const ada = stage.as('ada');
      await stage.showHome(ada, 'homeOfAda');
      await stage.showModals(ada, 'settings');
      await stage.submit(ada, settings);
      await ada.seesModal('Saved. It holds from now on');
      // The form knows that it was opened from the Home tab.
      await ada.seesHome('Acme Rockets');
      expect(await stage.row("SELECT * FROM organizations WHERE name = 'Acme Rockets'")).toMatchObject({
        about: 'We make rockets.',
        announce_to: 'FIXED_CHANNEL',
        announce_channel_id: 'C0ACMEPEOPLE',
        invitation_days: 14,
        reminders: false,
        allowed_domains: ['acme.com'],
        inviter_limit: 101,
        organization_limit: 102,
        address_limit: 9,
      });
    },
  ],
];
