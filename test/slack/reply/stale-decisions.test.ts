import { describe, expect } from 'vitest';
import type { SlackRequest } from '../../simulator/slack/app-client.ts';
import type { PersonDriver } from '../../simulator/slack/person.ts';
import type { TestApp } from '../../support/app.ts';
import { test } from '../../support/shared-app.ts';
import { allTasksDone } from '../../support/tasks.ts';
import {
  addMembers,
  asMember,
  closeAll,
  everything,
  invite,
  join,
  listed,
  openRoster,
  pick,
} from '../journey.ts';

/** Ada and Linus, Administrators, in front of a roster with a member of the given name. */
async function both(app: TestApp, name: string, role: 'ADMINISTRATOR' | 'MEMBER' = 'MEMBER') {
  const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
  const linus = await asMember(app, 'linus', 'ADMINISTRATOR');
  await addMembers(app, [{ name, address: `${name.toLowerCase()}@acme.com`, role }]);
  await openRoster(ada);
  await openRoster(linus);
  return { ada, linus };
}

/** Picks from a menu and confirms; resolves with the request that confirmed it, to be sent again. */
async function decide(person: PersonDriver, beside: string, option: string): Promise<SlackRequest> {
  const request = await aboutTo(person, beside, option);
  const [roster] = person.modals;
  await person.submit();
  await person.seesModal(({ title, hash }) => title === 'Team' && hash !== roster?.hash);
  return request;
}

async function aboutTo(person: PersonDriver, beside: string, option: string): Promise<SlackRequest> {
  await pick(person, beside, option);
  await person.seesModal(({ submit }) => submit !== undefined && submit !== 'Search');
  return person.submissionRequest();
}

/** Sends a request again; resolves with what the person is told. Nothing is changed by it. */
async function isRefused(app: TestApp, request: SlackRequest, why: string): Promise<void> {
  const before = await everything(app);
  const { status, body } = await app.slack.replay(request);
  expect(status).toBe(200);
  expect(body).toContain(why);
  expect(await everything(app)).toEqual(before);
}

const changed = (name: string, role: string) =>
  `Somebody changed the membership of ${name} after you opened this window: now they are ${role}. Nothing was done. Look at the list again before you decide.`;

describe('a form that was sent before, sent again', () => {
  test('does not promote anew somebody who was demoted since', async ({ app }) => {
    const { ada } = await both(app, 'Kim');
    const promotion = await decide(ada, 'Kim', 'Make Administrator');
    await decide(ada, 'Kim', 'Make Member');
    await isRefused(app, promotion, changed('Kim', 'a Member'));
  });

  test('does not demote anew somebody who was promoted since', async ({ app }) => {
    const { ada } = await both(app, 'Max', 'ADMINISTRATOR');
    const demotion = await decide(ada, 'Max', 'Make Member');
    await decide(ada, 'Max', 'Make Administrator');
    await isRefused(app, demotion, changed('Max', 'an Administrator'));
  });

  test('does not remove anew somebody who joined again since', async ({ app }) => {
    const { ada } = await both(app, 'Lee');
    const removal = await decide(ada, 'Lee', 'Remove…');
    await join(app, ada, { address: 'lee@acme.com', name: 'Lee' });
    await isRefused(app, removal, changed('Lee', 'a Member'));
  });

  test('does not cancel what was invited anew since', async ({ app }) => {
    const { ada } = await both(app, 'Kim');
    await invite(ada, { addresses: 'again@acme.com' });
    await openRoster(ada);
    const cancelling = await decide(ada, 'again@acme.com', 'Cancel…');
    await invite(ada, { addresses: 'again@acme.com' });
    await isRefused(app, cancelling, 'This invitation was cancelled already.');
  });

  test('does not resend what was resent since', async ({ app }) => {
    const { ada } = await both(app, 'Kim');
    await invite(ada, { addresses: 'resent@acme.com' });
    await openRoster(ada);
    const resending = await decide(ada, 'resent@acme.com', 'Resend…');
    await decide(ada, 'resent@acme.com', 'Resend…');
    await isRefused(app, resending, 'Somebody resent this invitation since you saw it.');
  });

  test('does not invite anew somebody whose invitation was cancelled since: it gets its first answer', async ({
    app,
  }) => {
    const { ada } = await both(app, 'Kim');
    await closeAll(ada);
    await ada.command('/wgw invite');
    await ada.seesModal('Email addresses');
    const inviting = ada.submissionRequest({ addresses: 'once@acme.com twice@acme.com' });
    expect((await app.slack.replay(inviting)).body).toContain('Invited Successfully');
    await openRoster(ada);
    await decide(ada, 'once@acme.com', 'Cancel…');
    await isRefused(app, inviting, 'Invited Successfully');
  });

  test('does not ask anew for somebody whose request was declined since', async ({ app }) => {
    const { ada } = await both(app, 'Kim');
    const bob = await asMember(app, 'bob');
    await bob.command('/wgw invite');
    await bob.seesModal('Your Administrators decide');
    const asking = bob.submissionRequest({ addresses: 'wished@acme.com' });
    await app.slack.replay(asking);
    await closeAll(ada);
    await ada.seesMessage('Bob Kahn asks you to invite wished@acme.com');
    await ada.click('decline_request');
    await bob.seesMessage('Ada Lovelace declined your request');
    await isRefused(app, asking, 'Your Administrators are asked');
  });

  test('does not change the settings back', async ({ app }) => {
    const { ada } = await both(app, 'Kim');
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
    await isRefused(app, saving, 'Somebody else changed the settings meanwhile.');
  });
});

describe('buttons of a request pressed before, pressed again', () => {
  test('do not approve what was withdrawn, or cancelled once it was approved', async ({ app }) => {
    const { ada } = await both(app, 'Kim');
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

describe('a dialog left open while another Administrator decided otherwise', () => {
  test('does not demote a member who was removed and joined again: the list below is up to date', async ({
    app,
  }) => {
    const { ada, linus } = await both(app, 'Ned', 'ADMINISTRATOR');
    await aboutTo(linus, 'Ned', 'Make Member');
    await decide(ada, 'Ned', 'Remove…');
    await join(app, ada, { address: 'ned@acme.com', name: 'Ned Flanders', role: 'Administrator' });
    const before = await everything(app);
    const { modal } = await linus.submit();
    expect(modal?.text).toBe(changed('Ned Flanders', 'an Administrator'));
    expect(modal?.submit).toBeUndefined();
    await linus.close();
    expect(listed(await linus.seesModal(changed('Ned Flanders', 'an Administrator')))).toContain(
      'Ned Flanders',
    );
    expect(await everything(app)).toEqual(before);
  });

  test('does not remove a member who got another role', async ({ app }) => {
    const { ada, linus } = await both(app, 'Ida');
    await aboutTo(linus, 'Ida', 'Remove…');
    await decide(ada, 'Ida', 'Make Administrator');
    const { modal } = await linus.submit();
    expect(modal?.text).toBe(changed('Ida', 'an Administrator'));
    await linus.close();
    const lines = listed(await linus.seesModal(changed('Ida', 'an Administrator')));
    expect(lines[lines.indexOf('Ida') + 1]).toBe('Administrator');
    // The same decision, made with the role in view, is done.
    await decide(linus, 'Ida', 'Remove…');
  });

  test('does not cancel what was resent', async ({ app }) => {
    const { ada, linus } = await both(app, 'Kim');
    await invite(ada, { addresses: 'kept@acme.com' });
    await openRoster(ada);
    await openRoster(linus);
    await aboutTo(linus, 'kept@acme.com', 'Cancel…');
    await decide(ada, 'kept@acme.com', 'Resend…');
    const { modal } = await linus.submit();
    expect(modal?.text).toBe('Somebody resent this invitation since you saw it.');
    await linus.close();
    expect(listed(await linus.seesModal('Somebody resent'))).toContain('kept@acme.com');
  });

  test('cancels invitations that were sent since, as it had no box that keeps them', async ({ app }) => {
    const { linus } = await both(app, 'Kim');
    const grace = await asMember(app, 'grace', 'ADMINISTRATOR');
    await openRoster(linus);
    await aboutTo(linus, 'Grace Hopper', 'Remove…');
    await invite(grace, { addresses: 'since@acme.com' });
    await linus.submit();
    const roster = await linus.seesModal('Grace Hopper is not a member any more.');
    expect(roster.text).not.toContain('since@acme.com');
  });

  test('does not keep invitations that it did not show', async ({ app }) => {
    const { linus } = await both(app, 'Kim');
    const grace = await asMember(app, 'grace', 'ADMINISTRATOR');
    await invite(grace, { addresses: 'shown@acme.com' });
    await openRoster(linus);
    await aboutTo(linus, 'Grace Hopper', 'Remove…');
    await invite(grace, { addresses: 'unseen@acme.com' });
    const { modal } = await linus.submit({ cancel_open_invitations: [] });
    expect(modal?.text).toBe(
      'Grace Hopper has more pending invitations than this window showed. Nothing was done. Choose again to see how many there are.',
    );
    await linus.close();
    await linus.seesModal('Grace Hopper has more pending invitations');
    await pick(linus, 'Grace Hopper', 'Remove…');
    await linus.seesModal('2 pending invitations that Grace Hopper sent');
    await linus.submit({ cancel_open_invitations: [] });
    await linus.seesModal('Grace Hopper is not a member any more.');
  });

  test.for([['Make Administrator'], ['Remove…']])(
    'and opened by the version of wgw before, which did not keep what it showed, is to be opened again: %s',
    async ([option = ''], { app }) => {
      const { ada } = await both(app, 'Pat');
      const request = await aboutTo(ada, 'Pat', option);
      const ofBefore = app.slack.alter(request, ({ view }) => {
        const { id, role, origin } = JSON.parse((view as { private_metadata: string }).private_metadata);
        Object.assign(view as object, { private_metadata: JSON.stringify({ id, role, origin }) });
      });
      await isRefused(app, ofBefore, 'Nothing was done. Please open it again.');
      await ada.close();
      expect(listed(await ada.seesModal('Please open it again.'))).toContain('Pat');
    },
  );

  test('and opened by the version before to cancel an invitation is to be opened again', async ({ app }) => {
    const { ada } = await both(app, 'Kim');
    await invite(ada, { addresses: 'before@acme.com' });
    await openRoster(ada);
    const request = await aboutTo(ada, 'before@acme.com', 'Cancel…');
    const ofBefore = app.slack.alter(request, ({ view }) => {
      const { id, origin } = JSON.parse((view as { private_metadata: string }).private_metadata);
      Object.assign(view as object, { private_metadata: JSON.stringify({ id, origin }) });
    });
    await isRefused(app, ofBefore, 'Please open it again.');
  });
});

test('an invitation that was extended since is not cancelled by a dialog left open', async ({ app }) => {
  const { ada, linus } = await both(app, 'Kim');
  await invite(ada, { addresses: 'longer@acme.com' });
  await allTasksDone(app);
  await openRoster(linus);
  await aboutTo(linus, 'longer@acme.com', 'Cancel…');
  // As pressing Extend does.
  const where = { email: 'longer@acme.com' };
  const { expiresAt } = await app.database.prisma.invitation.findFirstOrThrow({ where });
  const later = new Date(expiresAt.getTime() + 24 * 3_600_000);
  await app.database.prisma.invitation.updateMany({ where, data: { expiresAt: later } });
  const { modal } = await linus.submit();
  expect(modal?.text).toBe('Somebody extended this invitation since you saw it.');
});
