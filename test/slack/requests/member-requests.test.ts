import { describe, expect } from 'vitest';
import { test, testAlone } from '../../support/shared-app.ts';
import { allTasksDone } from '../../support/tasks.ts';
import { addMembers, closeAll, everything, invite, openHome } from '../steps.ts';
import { answersTo, ask, messageAbout, remove, team } from './request-steps.ts';

test('a Member is told that the email for their request could not be delivered', async ({ app }) => {
  const { ada, bob } = await team(app);
  await ask(bob, 'typo@acme.com');
  app.sendgrid.fails({ status: 400, field: 'personalizations.0.to.0.email', error: 'No such domain.' });
  await ada.click('approve_request', { in: await messageAbout(ada, 'typo@acme.com') });
  await bob.seesMessage('The email to typo@acme.com, whom you asked to invite, could not be delivered.');
});

describe('an approved request is announced', () => {
  test('through the response_url of the form if the bot may not post there', async ({ app }) => {
    const { ada, bob } = await team(app);
    await ask(bob, 'secret@acme.com', 'secret');
    await ada.click('approve_request', { in: await messageAbout(ada, 'secret@acme.com') });
    const { channel, raw } = await bob.seesMessage('Ada Lovelace invited secret@acme.com');
    expect([channel, raw.via]).toEqual(['secret', 'response_url']);
  });

  test('to the Administrator who approved it if the Member asked in the Home tab', async ({ app }) => {
    const { ada, bob } = await team(app);
    await openHome(bob, 'You are a Member.');
    await bob.click('open_invite');
    await bob.seesModal('Your Administrators decide');
    await bob.submit({ addresses: 'home@acme.com' });
    await ada.click('approve_request', { in: await messageAbout(ada, 'home@acme.com') });
    expect((await ada.seesMessage('Ada Lovelace invited home@acme.com')).onlyTo).toBe('ada');
  });
});

describe('a Member', () => {
  testAlone('may have 20 open requests, and is told how many more', async ({ app }) => {
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

    // One message has buttons for each of them.
    const { text } = await ada.seesMessage('asks you to invite 18 people to WeGotWork.');
    expect(text.match(/\[Approve\] \[Decline\]/g)).toHaveLength(18);
    const home = await openHome(ada, 'Requests waiting for you');
    expect(home.match(/Asked for by Bob Kahn/g)).toHaveLength(10);
    expect(home).toContain('There are more');
  });

  test('reads the outcome of every address in a form', async ({ app }) => {
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
