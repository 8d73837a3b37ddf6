import { describe, expect } from 'vitest';
import type { Entry } from '../../simulator/slack/entry.ts';
import { eventually } from '../../support/eventually.ts';
import { test, testAlone } from '../../support/shared-app.ts';
import { closeAll, invite, join, openHome, openRoster, pick } from '../steps.ts';

describe('the Home tab of a member', () => {
  testAlone('shows the team, their role, and buttons to start with', async ({ app }) => {
    const [ada, bob] = [app.slack.as('ada'), app.slack.as('bob')];
    await join(app, ada, { address: 'bob@acme.com', name: 'Bob Kahn' });
    await invite(ada, { addresses: 'kim@acme.com' });

    // wgw asks Slack who Bob is, and remembers it.
    const shown = (await openHome(bob, 'You are a Member.')).split('\n');
    expect(shown.slice(0, 4)).toEqual([
      'Acme',
      '2 members, 1 open invitation.',
      'You are a Member. A Member sees jobs, reviews and moves applications, and writes to applicants.',
      '[Ask to invite] [Members]',
    ]);
    expect(shown).toContain('(Picture of Bob Kahn) Bob Kahn, bob@acme.com');
    expect(shown).toContain('Member, invited by Ada Lovelace');
    expect(shown.join()).not.toContain('Resend');

    expect(await openHome(ada, 'You are an Administrator.')).toContain(
      '[Invite] [Members] [Activity] [Settings]',
    );
  });

  testAlone('shows the 10 invitations that expire next, and counts up to 100 of a kind', async ({ app }) => {
    const ada = app.slack.as('ada');
    const addresses = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, n) => `p${from + n}@acme.com`).join(' ');
    await invite(ada, { addresses: addresses(0, 10) });
    const ten = await openHome(ada, '1 member, 10 open invitations.');
    expect(ten).not.toContain('There are more');

    await invite(ada, { addresses: addresses(10, 100) });
    const hundred = await openHome(ada, '1 member, 100 open invitations.');
    expect(hundred.match(/^p\d+@acme\.com$/gm)).toHaveLength(10);
    expect(hundred).toContain('There are more: press Members to see all.');

    await invite(ada, { addresses: addresses(100, 101) });
    await openHome(ada, '1 member, 100+ open invitations.');
  });

  test('opens the window that each button names', async ({ app }) => {
    const ada = app.slack.as('ada');
    await openRoster(ada);
    await closeAll(ada);
    await openHome(ada, 'You are an Administrator.');
    for (const [button, title] of [
      ['open_invite', 'Invite to WeGotWork'],
      ['open_roster', 'Team'],
      ['open_activity', 'Activity'],
      ['open_settings', 'Settings'],
    ] as const) {
      await ada.click(button);
      expect((await ada.seesModal()).title).toBe(title);
      await closeAll(ada);
    }
  });

  test('announces an invitation from it to the inviter only', async ({ app }) => {
    const ada = app.slack.as('ada');
    await openRoster(ada);
    await closeAll(ada);
    await openHome(ada);
    await ada.click('open_invite');
    await ada.seesModal('Email addresses');
    await ada.submit({ addresses: 'quiet@acme.com' });
    const { onlyTo } = await ada.seesMessage('Ada Lovelace invited quiet@acme.com');
    expect(onlyTo).toBe('ada');
  });

  test('shows new invitations from it at once, and updates after a refusal', async ({ app }) => {
    const ada = app.slack.as('ada');
    await openRoster(ada);
    await closeAll(ada);
    const fromHome = async (entries: Record<string, Entry>) => {
      await ada.click('open_invite');
      await ada.seesModal('Email addresses');
      await ada.submit(entries);
    };
    await openHome(ada);
    await fromHome({ addresses: 'shown@acme.com' });
    await ada.seesHome('shown@acme.com\nMember, invited by Ada Lovelace');
    await fromHome({ people: ['linus'] });
    await ada.seesHome('linus@acme.com\nMember, invited by Ada Lovelace');
    await closeAll(ada);

    await app.database.prisma.invitation.updateMany({
      where: { email: 'shown@acme.com' },
      data: { state: 'DECLINED' },
    });
    await fromHome({ addresses: 'linus@acme.com' });
    await ada.seesHome((shown: string) => !shown.includes('shown@acme.com'));
    await closeAll(ada);
  });

  test('shows a new name that was saved from it at once', async ({ app }) => {
    const ada = app.slack.as('ada');
    await openRoster(ada);
    await closeAll(ada);
    await openHome(ada);
    for (const name of ['Acme Rockets', 'Acme']) {
      await ada.click('open_settings');
      await ada.seesModal(({ title }) => title === 'Settings');
      await ada.submit({ Name: name });
      await ada.seesHome((shown: string) => shown.startsWith(`${name}\n`));
      await closeAll(ada);
    }
  });

  test('shows a name that was saved from it at the second try', async ({ app }) => {
    const ada = app.slack.as('ada');
    await openRoster(ada);
    await closeAll(ada);
    await openHome(ada);
    await ada.click('open_settings');
    await ada.seesModal(({ title }) => title === 'Settings');
    await app.slack.replay(ada.submissionRequest({ 'A line about it': 'Saved meanwhile.' }));
    expect((await ada.submit({ Name: 'Acme Again' })).modal?.lead).toContain('please make your change again');
    await ada.submit({ Name: 'Acme Again' });
    await ada.seesHome((shown: string) => shown.startsWith('Acme Again\n'));
    await closeAll(ada);
  });

  test('may fail to update, and the change is saved all the same', async ({ app }) => {
    const ada = app.slack.as('ada');
    await openRoster(ada);
    await closeAll(ada);
    await openHome(ada);
    await ada.click('open_settings');
    await ada.seesModal(({ title }) => title === 'Settings');
    app.slack.faults.next('views.publish', { error: 'internal_error' });
    expect((await ada.submit({ Name: 'Acme Unshown' })).modal?.text).toContain('Saved.');
    await eventually(() => expect(app.logs()).toContain('A Home tab stays as it was'));
    expect(ada.directMessages.filter(({ text }) => text.includes('Saved.'))).toEqual([]);
    await openHome(ada, 'Acme Unshown');
    await closeAll(ada);
  });

  test('has a menu for each invitation, and says what was done', async ({ app }) => {
    const ada = app.slack.as('ada');
    await invite(ada, { addresses: 'home@acme.com' });
    await openHome(ada, 'home@acme.com');
    await pick(ada, 'home@acme.com', 'Resend…');
    await ada.seesModal('Send the invitation of home@acme.com again, as a Member?');
    expect((await ada.submit()).modal).toBeUndefined();
    await ada.seesHome('home@acme.com gets a new email from WeGotWork <invitations@wegotwork.test>.');
    await pick(ada, 'home@acme.com', 'Cancel…');
    await ada.seesModal('Cancel the invitation of home@acme.com?');
    await ada.submit();
    await ada.seesHome('The invitation of home@acme.com is cancelled.');
  });

  test('shows a change in the roster that was opened from it at once', async ({ app }) => {
    const ada = app.slack.as('ada');
    await invite(ada, { addresses: 'gone@acme.com' });
    await closeAll(ada);
    await openHome(ada, 'gone@acme.com');
    await ada.click('open_roster');
    await ada.seesModal(({ title }) => title === 'Team');
    await pick(ada, 'gone@acme.com', 'Cancel…');
    await ada.seesModal('Cancel the invitation of gone@acme.com?');
    await ada.submit();
    await ada.seesHome((shown: string) => !shown.includes('gone@acme.com'));
    await closeAll(ada);
  });

  test('updates with the reason if a menu in it is out of date', async ({ app }) => {
    const ada = app.slack.as('ada');
    await invite(ada, { addresses: 'stale@acme.com' });
    await openHome(ada, 'stale@acme.com');
    await app.database.prisma.invitation.updateMany({
      where: { email: 'stale@acme.com' },
      data: { state: 'DECLINED' },
    });
    await pick(ada, 'stale@acme.com', 'Resend…');
    const shown = await ada.seesHome('They declined this invitation. You can invite them again.');
    expect(shown).not.toContain('stale@acme.com');
    expect(ada.modal).toBeUndefined();
  });
});

describe('the Home tab of a person who is not a member', () => {
  test.for([
    ['una', 'Confirm your address in Slack'],
    ['gus', 'you are its guest.'],
    ['alan', 'you are not a member of this organization in WeGotWork.\nAsk Ada Lovelace to invite you.'],
  ] as const)('says what wgw is and whom to ask: %s', async ([name, why], { app }) => {
    const ada = app.slack.as('ada');
    await openRoster(ada);
    await closeAll(ada);
    const shown = await openHome(app.slack.as(name), why);
    expect(shown).toContain('wgw brings your team into WeGotWork');
    expect(shown).not.toContain('[');
  });

  testAlone('founds no organization, even for an owner', async ({ app }) => {
    await openHome(app.slack.as('ada'), 'Type /wgw invite or /wgw members to set it up');
    expect(await app.database.prisma.organization.count()).toBe(0);
  });
});

testAlone('the Home tab shows an error while the database fails', async ({ app }) => {
  const ada = app.slack.as('ada');
  await openRoster(ada);
  await closeAll(ada);
  await app.database.pool.query('ALTER TABLE invitations RENAME TO away');
  await openHome(ada, 'Something went wrong on our side. Please try again in a moment.');
  await app.database.pool.query('ALTER TABLE away RENAME TO invitations');
  await openHome(ada, 'You are an Administrator.');
});
