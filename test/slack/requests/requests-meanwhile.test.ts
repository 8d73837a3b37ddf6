import { describe, expect } from 'vitest';
import type { PersonDriver } from '../../simulator/slack/person.ts';
import type { TestApp } from '../../support/app.ts';
import { test, testAlone } from '../../support/shared-app.ts';
import { allTasksDone } from '../../support/tasks.ts';
import { addMembers, asMember, closeAll, everything, invite, openHome, openRoster, pick } from '../steps.ts';

/** Ada and Linus run the team in which Bob is a Member. */
async function team(app: TestApp) {
  const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
  const linus = await asMember(app, 'linus', 'ADMINISTRATOR');
  return { ada, linus, bob: await asMember(app, 'bob') };
}

async function ask(person: PersonDriver, addresses: string, channel = 'general') {
  await closeAll(person);
  await person.command('/wgw invite', { channel });
  await person.seesModal('Your Administrators decide');
  return person.submit({ addresses });
}

/** What an Administrator has of a request in front of them. */
async function question(person: PersonDriver, about: string): Promise<string> {
  await closeAll(person);
  const { raw } = await person.seesMessage(`asks you to invite ${about}`);
  return raw.ts;
}

const shown = (person: PersonDriver, ts: string) =>
  person.directMessages.find(({ raw }) => raw.ts === ts)?.text ?? '';

/** What whoever asked heard of it. */
const answersTo = (person: PersonDriver, address: string) =>
  person.directMessages.map(({ text }) => text).filter((text) => text.includes(address));

async function remove(by: PersonDriver, name: string): Promise<void> {
  await openRoster(by);
  await pick(by, name, 'Remove…');
  await by.seesModal(`Remove ${name}`);
  await by.submit();
  await by.seesModal(`${name} is not a member any more.`);
  await by.close();
}

describe('the question that a request asks', () => {
  test('comes to every Administrator whom wgw knows in Slack, and to no Member', async ({ app }) => {
    const { ada, linus, bob } = await team(app);
    const grace = await asMember(app, 'grace');
    await ask(bob, 'all@acme.com');
    await question(ada, 'all@acme.com');
    await question(linus, 'all@acme.com');
    await allTasksDone(app);
    expect(
      [...grace.directMessages, ...bob.directMessages].filter(({ text }) => text.includes('all@')),
    ).toEqual([]);
  });

  test('answered by one, says who it was to the other who presses a button later', async ({ app }) => {
    const { ada, linus, bob } = await team(app);
    await ask(bob, 'second@acme.com');
    const [mine, theirs] = [await question(ada, 'second@'), await question(linus, 'second@')];
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
    'answered twice by the same hand at once is answered once: %s',
    async ([action = ''], { app }) => {
      const { ada, bob } = await team(app);
      const address = `${action.slice(0, 3)}@acme.com`;
      await ask(bob, address);
      const request = ada.clickRequest(action, { in: await question(ada, address) });
      await Promise.all([app.slack.replay(request), app.slack.replay(request)]);
      await app.slack.waitFor(() => answersTo(bob, address).length > 0);
      await allTasksDone(app);
      expect(answersTo(bob, address)).toEqual([
        expect.stringMatching(action.startsWith('a') ? /^Ada Lovelace approved / : /^Ada Lovelace declined /),
      ]);
      expect(app.sendgrid.mailbox.to(address)).toHaveLength(action.startsWith('a') ? 1 : 0);
    },
  );

  test('is withdrawn as whoever asked was removed, and says so', async ({ app }) => {
    const { ada, bob } = await team(app);
    await ask(bob, 'withdrawn@acme.com');
    const ts = await question(ada, 'withdrawn@acme.com');
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

  test('is withdrawn with the others of whoever is removed, which is said before and after', async ({
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

  test('is not answered by an Administrator who was removed since', async ({ app }) => {
    const { ada, linus, bob } = await team(app);
    await ask(bob, 'waits@acme.com');
    const ts = await question(linus, 'waits@acme.com');
    await remove(ada, 'Linus Torvalds');
    const before = await everything(app);
    await linus.click('approve_request', { in: ts });
    await linus.seesModal(
      'You cannot invite people: you are not a member of this organization in WeGotWork.',
    );
    expect(shown(linus, ts)).toContain('[Approve] [Decline]');
    expect(await everything(app)).toEqual(before);
  });

  test('about somebody who was invited meanwhile is closed, with what holds', async ({ app }) => {
    const { ada, bob } = await team(app);
    await ask(bob, 'meanwhile@acme.com');
    const ts = await question(ada, 'meanwhile@acme.com');
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

  test('about somebody who was invited at the same moment says so to both', async ({ app }) => {
    const { ada, bob } = await team(app);
    await ask(bob, 'moment@acme.com');
    const ts = await question(ada, 'moment@acme.com');
    await invite(ada, { addresses: 'moment@acme.com' });
    await bob.seesMessage('Ada Lovelace approved your request to invite moment@acme.com');
    // As if the invitation had not seen the request yet.
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

test('a Member hears that the email to whom they asked for could not be delivered', async ({ app }) => {
  const { ada, bob } = await team(app);
  await ask(bob, 'typo@acme.com');
  app.sendgrid.fails({ status: 400, field: 'personalizations.0.to.0.email', error: 'No such domain.' });
  await ada.click('approve_request', { in: await question(ada, 'typo@acme.com') });
  await bob.seesMessage('The email to typo@acme.com, whom you asked to invite, could not be delivered.');
});

describe('an approved request is announced', () => {
  test('through the response_url of the form, where the bot may not post', async ({ app }) => {
    const { ada, bob } = await team(app);
    await ask(bob, 'secret@acme.com', 'secret');
    await ada.click('approve_request', { in: await question(ada, 'secret@acme.com') });
    const { channel, raw } = await bob.seesMessage('Ada Lovelace invited secret@acme.com');
    expect([channel, raw.via]).toEqual(['secret', 'response_url']);
  });

  test('to whoever approved it, where it was asked for in the Home tab', async ({ app }) => {
    const { ada, bob } = await team(app);
    await openHome(bob, 'You are a Member.');
    await bob.click('open_invite');
    await bob.seesModal('Your Administrators decide');
    await bob.submit({ addresses: 'home@acme.com' });
    await ada.click('approve_request', { in: await question(ada, 'home@acme.com') });
    expect((await ada.seesMessage('Ada Lovelace invited home@acme.com')).onlyTo).toBe('ada');
  });
});

describe('a Member', () => {
  testAlone('may have 20 requests open, and is told how many more', async ({ app }) => {
    const { ada, bob } = await team(app);
    const numbered = (count: number, name: string) =>
      Array.from({ length: count }, (_, n) => `${name}${n}@acme.com`).join(' ');
    await ask(bob, numbered(18, 'r'));
    const refused = await ask(bob, numbered(3, 'more'));
    expect(refused.errors.addresses).toBe(
      'You can have 20 open requests, and this would be more. Nobody was asked. ' +
        'Ask for at most 2 now, or wait until some are answered.',
    );
    await ask(bob, numbered(2, 'last'));
    expect((await ask(bob, 'beyond@acme.com')).errors.addresses).toBe(
      'You can have 20 open requests, and this would be more. Nobody was asked. ' +
        'Wait until some are answered.',
    );

    // All in one message, each with buttons of its own.
    const { text } = await ada.seesMessage('asks you to invite 18 people to WeGotWork.');
    expect(text.match(/\[Approve\] \[Decline\]/g)).toHaveLength(18);
    const home = await openHome(ada, 'Requests waiting for you');
    expect(home.match(/Asked for by Bob Kahn/g)).toHaveLength(10);
    expect(home).toContain('There are more');
  });

  test('is told of every address of a form what became of it', async ({ app }) => {
    const { ada, bob } = await team(app);
    await invite(ada, { addresses: 'open@acme.com' });
    await ask(bob, 'before@acme.com');
    const { modal } = await ask(bob, 'new@acme.com before@acme.com open@acme.com ada@acme.com nonsense');
    expect(modal?.text.split('\n').filter((line) => !line.startsWith('Ask them to look'))).toEqual([
      'Your Administrators are asked',
      'wgw tells you what they answer.',
      '• new@acme.com',
      'Asked for already',
      'Somebody asked for it before, and your Administrators have yet to answer.',
      '• before@acme.com',
      'User already Invited',
      '• open@acme.com',
      'User already in organization.',
      'They can already sign in.',
      '• ada@acme.com',
      'Cannot be invited',
      'Try again once this is put right.',
      '• “nonsense” is not an email address. Check it for typos.',
    ]);
  });

  test('who became an Administrator with the form open invites with it', async ({ app }) => {
    const { ada, bob } = await team(app);
    await closeAll(bob);
    await bob.command('/wgw invite own@acme.com');
    await bob.seesModal('Your Administrators decide');
    await addMembers(app, [{ name: 'Bob Kahn', address: 'bob@acme.com', role: 'ADMINISTRATOR' }]);
    const { modal, errors } = await bob.submit();
    expect([modal, errors]).toEqual([undefined, {}]);
    await app.sendgrid.mailbox.waitFor('own@acme.com');
    await allTasksDone(app);
    expect(answersTo(ada, 'own@acme.com')).toEqual([]);
  });

  test('who was removed with the form open asks nobody', async ({ app }) => {
    const { ada, bob } = await team(app);
    await closeAll(bob);
    await bob.command('/wgw invite gone@acme.com');
    await bob.seesModal('Your Administrators decide');
    await remove(ada, 'Bob Kahn');
    const before = await everything(app);
    const { modal } = await bob.submit();
    expect(modal?.text).toContain('You cannot invite people: you are not a member');
    expect(await everything(app)).toEqual(before);
  });
});
