import { describe, expect } from 'vitest';
import { test } from '../../support/shared-app.ts';
import { asMember, closeAll, everything, invite, join, openRoster } from '../steps.ts';
import { changed, decide, expectRefused, twoAdministrators } from './decisions.ts';

describe('a form that is sent a second time', () => {
  test('does not promote a member who was demoted since', async ({ app }) => {
    const { ada } = await twoAdministrators(app, 'Kim');
    const promotion = await decide(ada, 'Kim', 'Make Administrator');
    await decide(ada, 'Kim', 'Make Member');
    await expectRefused(app, promotion, changed('Kim', 'a Member'));
  });

  test('does not demote a member who was promoted since', async ({ app }) => {
    const { ada } = await twoAdministrators(app, 'Max', 'ADMINISTRATOR');
    const demotion = await decide(ada, 'Max', 'Make Member');
    await decide(ada, 'Max', 'Make Administrator');
    await expectRefused(app, demotion, changed('Max', 'an Administrator'));
  });

  test('does not remove a member who joined again since', async ({ app }) => {
    const { ada } = await twoAdministrators(app, 'Lee');
    const removal = await decide(ada, 'Lee', 'Remove…');
    await join(app, ada, { address: 'lee@acme.com', name: 'Lee' });
    await expectRefused(app, removal, changed('Lee', 'a Member'));
  });

  test('does not cancel the newer invitation of the same address', async ({ app }) => {
    const { ada } = await twoAdministrators(app, 'Kim');
    await invite(ada, { addresses: 'again@acme.com' });
    await openRoster(ada);
    const cancelling = await decide(ada, 'again@acme.com', 'Cancel…');
    await invite(ada, { addresses: 'again@acme.com' });
    await expectRefused(app, cancelling, 'This invitation was cancelled already.');
  });

  test('does not resend an invitation that was resent since', async ({ app }) => {
    const { ada } = await twoAdministrators(app, 'Kim');
    await invite(ada, { addresses: 'resent@acme.com' });
    await openRoster(ada);
    const resending = await decide(ada, 'resent@acme.com', 'Resend…');
    await decide(ada, 'resent@acme.com', 'Resend…');
    await expectRefused(app, resending, 'Somebody resent this invitation since you saw it.');
  });

  test('gets its first answer, and does not invite again a person whose invitation was cancelled since', async ({
    app,
  }) => {
    const { ada } = await twoAdministrators(app, 'Kim');
    await closeAll(ada);
    await ada.command('/wgw invite');
    await ada.seesModal('Email addresses');
    const inviting = ada.submissionRequest({ addresses: 'once@acme.com twice@acme.com' });
    expect((await app.slack.replay(inviting)).body).toContain('Invited Successfully');
    await openRoster(ada);
    await decide(ada, 'once@acme.com', 'Cancel…');
    await expectRefused(app, inviting, 'Invited Successfully');
  });

  test('does not repeat a request that was declined since', async ({ app }) => {
    const { ada } = await twoAdministrators(app, 'Kim');
    const bob = await asMember(app, 'bob');
    await bob.command('/wgw invite');
    await bob.seesModal('Your Administrators decide');
    const request = bob.submissionRequest({ addresses: 'wished@acme.com' });
    await app.slack.replay(request);
    await closeAll(ada);
    await ada.seesMessage('Bob Kahn asks you to invite wished@acme.com');
    await ada.click('decline_request');
    await bob.seesMessage('Ada Lovelace declined your request');
    await expectRefused(app, request, 'Your Administrators are asked');
  });

  test('does not undo a later change of the settings', async ({ app }) => {
    const { ada } = await twoAdministrators(app, 'Kim');
    const save = async (name: string) => {
      await closeAll(ada);
      await ada.command('/wgw settings');
      await ada.seesModal(({ title }) => title === 'Settings');
      const saving = ada.submissionRequest({ Name: name });
      expect((await app.slack.replay(saving)).body).toContain('Saved.');
      return saving;
    };
    const saving = await save('By mistake');
    await save('Acme');
    await expectRefused(app, saving, 'Somebody else changed the settings meanwhile.');
  });
});

describe('a button of a request that is pressed a second time', () => {
  test('does not approve a withdrawn request, or one whose invitation was cancelled', async ({ app }) => {
    const { ada } = await twoAdministrators(app, 'Kim');
    const bob = await asMember(app, 'bob');
    const ask = async (addresses: string) => {
      await closeAll(bob);
      await bob.command('/wgw invite');
      await bob.seesModal('Your Administrators decide');
      await bob.submit({ addresses });
      await closeAll(ada);
      const { raw } = await ada.seesMessage(`Bob Kahn asks you to invite ${addresses}`);
      return ada.clickRequest('approve_request', { in: raw.ts });
    };
    const approving = await ask('approved@acme.com');
    await app.slack.replay(approving);
    await bob.seesMessage('Ada Lovelace approved your request to invite approved@acme.com');
    await openRoster(ada);
    await decide(ada, 'approved@acme.com', 'Cancel…');
    const withdrawn = await ask('withdrawn@acme.com');
    await openRoster(ada);
    await decide(ada, 'Bob Kahn', 'Remove…');

    const before = await everything(app);
    await app.slack.replay(approving);
    await ada.seesMessage('Ada Lovelace approved this request already.');
    await app.slack.replay(withdrawn);
    await ada.seesMessage('Whoever asked is not a member any more: the request is withdrawn.');
    expect(await everything(app)).toEqual(before);
  });
});
