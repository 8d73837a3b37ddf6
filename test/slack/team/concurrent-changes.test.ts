import { describe, expect } from 'vitest';
import type { PersonDriver } from '../../simulator/slack/person.ts';
import type { TestApp } from '../../support/app.ts';
import { test } from '../../support/shared-app.ts';
import {
  addMembers,
  allAnswered,
  answerEmail,
  asMember,
  change,
  closeAll,
  everything,
  invite,
  listLines,
  menuBeside,
  openHome,
  openRoster,
  pick,
} from '../steps.ts';

/** Two Administrators who look at the same roster, with Kim as a member and an invited address. */
async function twoAdministrators(app: TestApp, address: string): Promise<[PersonDriver, PersonDriver]> {
  const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
  const linus = await asMember(app, 'linus', 'ADMINISTRATOR');
  await addMembers(app, [{ name: 'Kim', address: 'kim@acme.com' }]);
  await invite(ada, { addresses: address });
  await app.sendgrid.mailbox.waitFor(address);
  await openRoster(ada);
  await openRoster(linus);
  return [ada, linus];
}

/** Picks from a menu and confirms. */
async function confirm(person: PersonDriver, beside: string, option: string): Promise<void> {
  await pick(person, beside, option);
  await person.seesModal(({ submit }) => submit !== undefined && submit !== 'Search');
  await person.submit();
  await person.seesModal(({ title }) => title === 'Team');
}

/** Each change of an invitation, who makes it, and the explanation for an Administrator who did not know of it. */
const changes: [string, (app: TestApp, ada: PersonDriver, address: string) => Promise<unknown>, string][] = [
  [
    'accepted',
    (app, _, address) => answerEmail(app, address, 'accept', 'Someone New'),
    'They accepted this invitation already.',
  ],
  [
    'declined',
    (app, _, address) => answerEmail(app, address, 'decline'),
    'They declined this invitation. You can invite them again.',
  ],
  [
    'cancelled',
    (_, ada, address) => confirm(ada, address, 'Cancel…'),
    'This invitation was cancelled already.',
  ],
];

describe('for a member whom another Administrator removed meanwhile', () => {
  test.for([['Make Administrator'], ['Remove…'], ['Activity']])(
    '%s opens no dialog, but the updated roster with the reason',
    async ([option = ''], { app }) => {
      const [ada, linus] = await twoAdministrators(app, `${option.length}@acme.com`);
      await confirm(ada, 'Kim', 'Remove…');
      await pick(linus, 'Kim', option);
      const roster = await linus.seesModal('They are not a member any more.');
      expect(roster.title).toBe('Team');
      expect(listLines(roster)).not.toContain('Kim');
      expect(linus.modals).toHaveLength(1);
    },
  );

  test.for([['Make Administrator'], ['Remove…']])(
    '%s in an open dialog is refused, and the roster below it is up to date',
    async ([option = ''], { app }) => {
      const [ada, linus] = await twoAdministrators(app, 'b@acme.com');
      await pick(linus, 'Kim', option);
      await linus.seesModal('Kim (kim@acme.com)');
      await confirm(ada, 'Kim', 'Remove…');
      const before = await everything(app);
      const { modal } = await linus.submit();
      expect(modal?.text).toBe('They are not a member any more.');
      await linus.close();
      expect(listLines(await linus.seesModal('They are not a member any more.'))).not.toContain('Kim');
      expect(await everything(app)).toEqual(before);
    },
  );
});

test('a late click in a roster that was searched meanwhile changes nothing in it, and sends no message', async ({
  app,
}) => {
  const [ada, linus] = await twoAdministrators(app, 'searched@acme.com');
  const late = linus.clickRequest(...menuBeside(linus, 'Kim', 'Remove…'));
  await confirm(ada, 'Kim', 'Remove…');
  const searched = await change(linus, () => linus.click('show', { choose: 'Pending invitations' }));
  const messages = linus.directMessages.length;
  expect((await app.slack.replay(late)).status).toBe(200);
  await allAnswered(app);
  expect(app.slack.calls('views.update').at(-1)?.error).toBe('hash_conflict');
  expect(linus.modal?.text).toBe(searched.text);
  expect(linus.directMessages).toHaveLength(messages);
});

describe('the outcome of a confirmation dialog, if the roster below it cannot be updated,', () => {
  const promoteKim = async (app: TestApp, error: string) => {
    const [ada] = await twoAdministrators(app, 'searched@acme.com');
    await pick(ada, 'Kim', 'Make Administrator');
    await ada.seesModal('Make Kim');
    app.slack.faults.next('views.update', { error });
    await ada.submit();
    await allAnswered(app);
    return ada.directMessages.filter(({ text }) => text.includes('Kim is an Administrator now.'));
  };

  test('comes as a message', async ({ app }) => {
    expect(await promoteKim(app, 'internal_error')).toHaveLength(1);
  });

  test('is not sent to an Administrator who closed the roster', async ({ app }) => {
    const told = (await promoteKim(app, 'not_found')).length;
    expect(await promoteKim(app, 'view_not_found')).toHaveLength(told);
  });
});

describe.for(changes)('for an invitation that was %s meanwhile', ([became, happens, why]) => {
  test.for([['Resend…'], ['Cancel…']])(
    '%s opens no dialog, but the updated roster with the reason',
    async ([option = ''], { app }) => {
      const address = `${became}.${option.slice(0, 3).toLowerCase()}@acme.com`;
      const [ada, linus] = await twoAdministrators(app, address);
      await happens(app, ada, address);
      await pick(linus, address, option);
      const roster = await linus.seesModal(why);
      expect(roster.text.split('\n')[0]).toBe(why);
      expect(listLines(roster)).not.toContain(address);
      expect(linus.modals).toHaveLength(1);
    },
  );

  test.for([['Resend…'], ['Cancel…']])(
    '%s in an open dialog is refused, and the roster below it is up to date',
    async ([option = ''], { app }) => {
      const address = `${became}.late.${option.slice(0, 3).toLowerCase()}@acme.com`;
      const [ada, linus] = await twoAdministrators(app, address);
      await pick(linus, address, option);
      await linus.seesModal(({ title }) => title !== 'Team');
      await happens(app, ada, address);
      const before = await everything(app);
      const { modal } = await linus.submit();
      expect(modal?.text).toBe(why);
      await linus.close();
      expect(listLines(await linus.seesModal(why))).not.toContain(address);
      expect(await everything(app)).toEqual(before);
    },
  );

  test('a menu in the Home tab opens no dialog, but the updated Home tab with the reason', async ({
    app,
  }) => {
    const address = `${became}.home@acme.com`;
    const [ada, linus] = await twoAdministrators(app, address);
    await closeAll(linus);
    await openHome(linus, address);
    await happens(app, ada, address);
    await pick(linus, address, 'Cancel…');
    const [, waiting] = (await linus.seesHome(why)).split('Open invitations');
    expect(waiting).not.toContain(address);
    expect(linus.modal).toBeUndefined();
  });
});

describe('an invitation that another Administrator resent meanwhile', () => {
  test('is not resent from a menu that shows the older version', async ({ app }) => {
    const [ada, linus] = await twoAdministrators(app, 'menu@acme.com');
    await confirm(ada, 'menu@acme.com', 'Resend…');
    await pick(linus, 'menu@acme.com', 'Resend…');
    const roster = await linus.seesModal('Somebody resent this invitation since you saw it.');
    expect(listLines(roster)).toContain('menu@acme.com');
    await everything(app);
    expect(app.sendgrid.mailbox.to('menu@acme.com')).toHaveLength(2);
  });

  test('is not resent from an open dialog', async ({ app }) => {
    const [ada, linus] = await twoAdministrators(app, 'form@acme.com');
    await pick(linus, 'form@acme.com', 'Resend…');
    await linus.seesModal('Send the invitation');
    await confirm(ada, 'form@acme.com', 'Resend…');
    const { modal } = await linus.submit();
    expect(modal?.text).toBe('Somebody resent this invitation since you saw it.');
    await everything(app);
    expect(app.sendgrid.mailbox.to('form@acme.com')).toHaveLength(2);
  });
});

test('an Administrator who was removed meanwhile is refused in the open dialog, and in the roster below it', async ({
  app,
}) => {
  const [ada, linus] = await twoAdministrators(app, 'd@acme.com');
  await pick(linus, 'Kim', 'Remove…');
  await linus.seesModal('Remove Kim');
  await confirm(ada, 'Linus Torvalds', 'Remove…');
  const { modal } = await linus.submit();
  expect(modal?.text).toContain('You cannot manage members: you are not a member of this organization');
  await linus.close();
  expect((await linus.seesModal('You cannot see the members')).text).toBe(
    'You cannot see the members: you are not a member of this organization in WeGotWork.\nAsk Ada Lovelace to invite you.',
  );
});

describe('an Administrator who was demoted meanwhile', () => {
  test('is refused in the open dialog, and sees the roster of a Member below it', async ({ app }) => {
    const [ada, linus] = await twoAdministrators(app, 'c@acme.com');
    await pick(linus, 'Kim', 'Remove…');
    await linus.seesModal('Remove Kim');
    await confirm(ada, 'Linus Torvalds', 'Make Member');
    const before = await everything(app);
    const { modal } = await linus.submit();
    expect(modal?.text).toBe(
      'You cannot manage members: only Administrators of your organization can.\n' +
        'Ask Ada Lovelace to do it.',
    );
    expect(await everything(app)).toEqual(before);
    await linus.close();
    const roster = await linus.seesModal('You cannot manage members');
    expect(listLines(roster)).toContain('Linus Torvalds (you)');
    expect(listLines(roster).filter((line) => line.includes('Remove…'))).toEqual([]);
  });
});
