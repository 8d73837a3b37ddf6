import { describe, expect } from 'vitest';
import { test } from '../../support/shared-app.ts';
import { allTasksDone } from '../../support/tasks.ts';
import { asMember, closeAll, everything, invite, openHome, openRoster, pick } from '../steps.ts';
import { answersTo, ask, messageAbout, remove, shown, team } from './request-steps.ts';

describe('the message about a request', () => {
  test('goes to every Administrator whom wgw knows in Slack, and to no Member', async ({ app }) => {
    const { ada, linus, bob } = await team(app);
    const grace = await asMember(app, 'grace');
    await ask(bob, 'all@acme.com');
    await messageAbout(ada, 'all@acme.com');
    await messageAbout(linus, 'all@acme.com');
    await allTasksDone(app);
    expect(
      [...grace.directMessages, ...bob.directMessages].filter(({ text }) => text.includes('all@')),
    ).toEqual([]);
  });

  test('says who answered it to an Administrator who presses a button later', async ({ app }) => {
    const { ada, linus, bob } = await team(app);
    await ask(bob, 'second@acme.com');
    const [mine, theirs] = [await messageAbout(ada, 'second@'), await messageAbout(linus, 'second@')];
    await ada.click('approve_request', { in: mine });
    await app.slack.waitFor(() => answersTo(bob, 'second@acme.com').length > 0);
    const before = await everything(app);
    await linus.click('decline_request', { in: theirs });
    await linus.seesMessage('Ada Lovelace approved this request already.');
    expect(shown(linus, theirs)).toBe(
      'Bob Kahn asks you to invite second@acme.com to WeGotWork as a Member.\nApproved by Ada Lovelace.',
    );
    expect(await everything(app)).toEqual(before);
  });

  test.for([['approve_request'], ['decline_request']])(
    'counts once if an Administrator presses a button twice at once: %s',
    async ([action = ''], { app }) => {
      const { ada, bob } = await team(app);
      const address = `${action.slice(0, 3)}@acme.com`;
      await ask(bob, address);
      const request = ada.clickRequest(action, { in: await messageAbout(ada, address) });
      await Promise.all([app.slack.replay(request), app.slack.replay(request)]);
      await app.slack.waitFor(() => answersTo(bob, address).length > 0);
      await allTasksDone(app);
      expect(answersTo(bob, address)).toEqual([
        expect.stringMatching(action.startsWith('a') ? /^Ada Lovelace approved / : /^Ada Lovelace declined /),
      ]);
      expect(app.sendgrid.mailbox.to(address)).toHaveLength(action.startsWith('a') ? 1 : 0);
    },
  );

  test('says that the request is withdrawn after the Member was removed', async ({ app }) => {
    const { ada, bob } = await team(app);
    await ask(bob, 'withdrawn@acme.com');
    const ts = await messageAbout(ada, 'withdrawn@acme.com');
    await remove(ada, 'Bob Kahn');
    await ada.click('approve_request', { in: ts });
    await ada.seesMessage('Whoever asked is not a member any more: the request is withdrawn.');
    expect(shown(ada, ts)).toBe(
      'Bob Kahn asks you to invite withdrawn@acme.com to WeGotWork as a Member.\n' +
        'Withdrawn, as whoever asked is not a member any more.',
    );
    await allTasksDone(app);
    expect(app.sendgrid.mailbox.to('withdrawn@acme.com')).toEqual([]);
  });

  test('is withdrawn with the other requests of a removed Member, as the dialog and the activity say', async ({
    app,
  }) => {
    const { ada, bob } = await team(app);
    await ask(bob, 'wished1@acme.com wished2@acme.com');
    await openRoster(ada);
    await pick(ada, 'Bob Kahn', 'Remove…');
    expect((await ada.seesModal('Remove Bob Kahn')).text).toMatch(
      /The \d+ requests that they made are withdrawn\./,
    );
    await ada.submit();
    await ada.seesModal('Bob Kahn is not a member any more.');
    await closeAll(ada);
    await ada.command('/wgw activity');
    const { text } = await ada.seesModal(({ title }) => title === 'Activity');
    expect(text).toMatch(
      /Ada Lovelace removed Bob Kahn \(bob@acme\.com\)\.\nRequests withdrawn with it: \d+\./,
    );
  });

  test('cannot be answered by an Administrator who was removed meanwhile', async ({ app }) => {
    const { ada, linus, bob } = await team(app);
    await ask(bob, 'waits@acme.com');
    const ts = await messageAbout(linus, 'waits@acme.com');
    await remove(ada, 'Linus Torvalds');
    const before = await everything(app);
    await linus.click('approve_request', { in: ts });
    await linus.seesModal(
      'You cannot invite people: you are not a member of this organization in WeGotWork.',
    );
    expect(shown(linus, ts)).toContain('[Approve] [Decline]');
    expect(await everything(app)).toEqual(before);
  });

  test('says approved after an Administrator has invited the same address', async ({ app }) => {
    const { ada, bob } = await team(app);
    await ask(bob, 'meanwhile@acme.com');
    const ts = await messageAbout(ada, 'meanwhile@acme.com');
    await invite(ada, { addresses: 'meanwhile@acme.com' });
    await bob.seesMessage('Ada Lovelace approved your request to invite meanwhile@acme.com as a Member.');
    await openHome(ada);
    await ada.seesHome((home: string) => !home.includes('meanwhile@acme.com, as a Member'));
    await closeAll(ada);
    await ada.click('approve_request', { in: ts });
    await ada.seesMessage('invite meanwhile@acme.com to WeGotWork as a Member.\nApproved by Ada Lovelace.');
    await allTasksDone(app);
    expect(app.sendgrid.mailbox.to('meanwhile@acme.com')).toHaveLength(1);
  });

  test('says so to both people if the same address was invited at the same moment', async ({ app }) => {
    const { ada, bob } = await team(app);
    await ask(bob, 'moment@acme.com');
    const ts = await messageAbout(ada, 'moment@acme.com');
    await invite(ada, { addresses: 'moment@acme.com' });
    await bob.seesMessage('Ada Lovelace approved your request to invite moment@acme.com');
    // Makes the request pending again, as if the invitation had not seen it.
    await app.database.prisma.invitationRequest.updateMany({
      where: { email: 'moment@acme.com' },
      data: { state: 'PENDING' },
    });
    await ada.click('approve_request', { in: ts });
    await ada.seesMessage('moment@acme.com: User already Invited. Ask them to look for the original email');
    await bob.seesMessage('They were invited already: ask them to look for the original email.');
    await allTasksDone(app);
    expect(app.sendgrid.mailbox.to('moment@acme.com')).toHaveLength(1);
  });
});
