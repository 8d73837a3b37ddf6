import { describe, expect } from 'vitest';
import type { PersonDriver } from '../../simulator/slack/person.ts';
import type { TestApp } from '../../support/app.ts';
import { test, testAlone } from '../../support/shared-app.ts';
import { allTasksDone, retryNow } from '../../support/tasks.ts';
import { closeAll, join, openHome, openRoster, pick } from '../steps.ts';

/** Bob as a Member whom wgw knows in Slack. */
async function bobOf(app: TestApp): Promise<PersonDriver> {
  const bob = app.slack.as('bob');
  const isMember = await app.database.prisma.member.count({ where: { email: 'bob@acme.com' } });
  if (isMember === 0) await join(app, app.slack.as('ada'), { address: 'bob@acme.com', name: 'Bob Kahn' });
  return bob;
}

async function ask(person: PersonDriver, entries: Record<string, string | string[]>, channel = 'general') {
  await closeAll(person);
  await person.command('/wgw invite', { channel });
  await person.seesModal('Your Administrators decide');
  return person.submit(entries);
}

describe('the form of a Member', () => {
  test('asks the Administrators, and says so', async ({ app }) => {
    const bob = await bobOf(app);
    const asked = await ask(bob, { addresses: 'ted@acme.com', note: 'She is *great*. <!channel>' });
    expect(asked.modal?.text).toBe(
      'Your Administrators are asked\nwgw tells you what they answer.\n• ted@acme.com',
    );
    const { text } = await app.slack.as('ada').seesMessage('asks you to invite ted@acme.com');
    expect(text).toBe(
      'Bob Kahn asks you to invite ted@acme.com to WeGotWork as a Member.\n' +
        'Their note, for the email: “She is *great*. <!channel>”\n[Approve] [Decline]',
    );
    expect(app.sendgrid.mailbox.to('ted@acme.com')).toEqual([]);
  });

  test('asks without a note if the note is only spaces', async ({ app }) => {
    await ask(await bobOf(app), { addresses: 'blank@acme.com', note: ' \n ' });
    const { text } = await app.slack.as('ada').seesMessage('asks you to invite blank@acme.com');
    expect(text).toBe(
      'Bob Kahn asks you to invite blank@acme.com to WeGotWork as a Member.\n[Approve] [Decline]',
    );
  });

  test('refuses an address of a member, and one that somebody asked for already', async ({ app }) => {
    const bob = await bobOf(app);
    const one = await ask(bob, { addresses: 'bob@acme.com' });
    expect(one.errors.addresses).toBe('User already in organization. They can already sign in.');
    await ask(bob, { addresses: 'twice@acme.com' });
    const again = await ask(bob, { addresses: 'twice@acme.com' });
    expect(again.errors.addresses).toContain('Asked for already');
  });

  test('asks once if it is sent twice at once', async ({ app }) => {
    const [bob, ada] = [await bobOf(app), app.slack.as('ada')];
    await closeAll(bob);
    await bob.command('/wgw invite once@acme.com');
    await bob.seesModal('Your Administrators decide');
    const request = bob.submissionRequest();
    await Promise.all([app.slack.replay(request), app.slack.replay(request)]);
    await allTasksDone(app);
    expect(ada.directMessages.filter(({ text }) => text.includes('once@acme.com'))).toHaveLength(1);
  });
});

describe('an Administrator', () => {
  test('approves a request: the invitee gets the email, the channel reads it, and the Member is told', async ({
    app,
  }) => {
    const [bob, ada] = [await bobOf(app), app.slack.as('ada')];
    await ask(bob, { addresses: 'yes@acme.com', role: 'Administrator', note: 'Hi!' }, 'random');
    const question = await ada.seesMessage('asks you to invite yes@acme.com');
    await ada.click('approve_request', { in: question.raw.ts });
    await ada.seesMessage('Approved by Ada Lovelace.');

    const mail = await app.sendgrid.mailbox.waitFor('yes@acme.com');
    expect(mail.text).toContain('Bob Kahn writes:\n\n> Hi!');
    expect(mail.replyTo).toEqual({ name: 'Ada Lovelace', email: 'ada@acme.com' });
    const announced = await ada.seesMessage(
      'Ada Lovelace invited yes@acme.com to WeGotWork as an Administrator.',
    );
    expect(announced.channel).toBe('random');
    await bob.seesMessage(
      'Ada Lovelace approved your request to invite yes@acme.com as an Administrator. They get an email with their invitation.',
    );
  });

  test('approves a request whose email domain the settings then exclude, and the Member is told', async ({
    app,
  }) => {
    const [bob, ada] = [await bobOf(app), app.slack.as('ada')];
    await ask(bob, { addresses: 'late@narrowed.com' });
    const question = await ada.seesMessage('asks you to invite late@narrowed.com');
    app.sendgrid.fails({ status: 429, retryAfter: 60 });
    await ada.click('approve_request', { in: question.raw.ts });
    await app.sendgrid.waitFor(() => app.sendgrid.requests.at(-1)?.status === 429);
    const { prisma } = app.database;
    await prisma.organization.updateMany({ data: { allowedDomains: ['acme.com'] } });
    await retryNow(app, 'send-invitation');
    await bob.seesMessage('The email to late@narrowed.com, whom you asked to invite, was not sent');
    await prisma.organization.updateMany({ data: { allowedDomains: [] } });
  });

  test('reads that the request is answered, even if Slack refuses to change the message', async ({ app }) => {
    const [bob, ada] = [await bobOf(app), app.slack.as('ada')];
    await ask(bob, { addresses: 'stale@acme.com' });
    const question = await ada.seesMessage('asks you to invite stale@acme.com');
    app.slack.faults.next('response_url', { status: 500 });
    await ada.click('approve_request', { in: question.raw.ts });
    await ada.seesMessage('The request is answered, and whoever asked is told.');
    await app.sendgrid.mailbox.waitFor('stale@acme.com');
  });

  test('declines a request: nobody is invited, and the Member is told', async ({ app }) => {
    const [bob, ada] = [await bobOf(app), app.slack.as('ada')];
    await ask(bob, { addresses: 'no@acme.com' });
    const question = await ada.seesMessage('asks you to invite no@acme.com');
    await ada.click('decline_request', { in: question.raw.ts });
    await ada.seesMessage('Declined by Ada Lovelace.');
    await bob.seesMessage('Ada Lovelace declined your request to invite no@acme.com.');
    await allTasksDone(app);
    expect(app.sendgrid.mailbox.to('no@acme.com')).toEqual([]);
  });

  test('answers each of several addresses by itself', async ({ app }) => {
    const [bob, ada] = [await bobOf(app), app.slack.as('ada')];
    await ask(bob, { addresses: 'many1@acme.com many2@acme.com' });
    const { raw } = await ada.seesMessage('Bob Kahn asks you to invite 2 people to WeGotWork.');
    const first = await app.database.prisma.invitationRequest.findFirstOrThrow({
      where: { email: 'many1@acme.com' },
    });
    await ada.click('approve_request', { in: raw.ts, value: first.id });
    const { text } = await ada.seesMessage('many1@acme.com, as a Member\nApproved by');
    expect(text.split('\n').slice(1)).toEqual([
      'many1@acme.com, as a Member',
      'Approved by Ada Lovelace.',
      'many2@acme.com, as a Member',
      '[Approve] [Decline]',
    ]);
  });

  testAlone('who comes second reads who was first, and changes nothing', async ({ app }) => {
    const [bob, ada] = [await bobOf(app), app.slack.as('ada')];
    const linus = app.slack.as('linus');
    await join(app, ada, { address: 'linus@acme.com', name: 'Linus', role: 'Administrator' });
    await openRoster(linus);
    await closeAll(linus);
    await ask(bob, { addresses: 'ted@acme.com' });
    const [mine, theirs] = [
      await ada.seesMessage('asks you to invite ted@acme.com'),
      await linus.seesMessage('asks you to invite ted@acme.com'),
    ];
    await linus.click('decline_request', { in: theirs.raw.ts });
    await linus.seesMessage('Declined by Linus.');
    await ada.click('approve_request', { in: mine.raw.ts });
    await ada.seesMessage('Linus declined this request already.');
    await ada.seesMessage('Declined by Linus.');
    await allTasksDone(app);
    expect(app.sendgrid.mailbox.to('ted@acme.com')).toEqual([]);
    expect(bob.directMessages.filter(({ text }) => text.includes('your request'))).toHaveLength(1);
  });

  testAlone('who was demoted meanwhile is refused, and the request waits for another', async ({ app }) => {
    const [bob, ada] = [await bobOf(app), app.slack.as('ada')];
    const linus = app.slack.as('linus');
    await join(app, ada, { address: 'linus@acme.com', name: 'Linus', role: 'Administrator' });
    await openRoster(linus);
    await closeAll(linus);
    await ask(bob, { addresses: 'ted@acme.com' });
    const { raw } = await linus.seesMessage('asks you to invite ted@acme.com');
    await openRoster(ada);
    await pick(ada, 'Linus', 'Make Member');
    await ada.seesModal('Make Linus');
    await ada.submit();
    await ada.seesModal('Linus is a Member now.');

    await linus.click('approve_request', { in: raw.ts });
    await linus.seesModal('You cannot invite people: only Administrators of your organization can.');
    expect(await openHome(ada, 'Requests waiting for you')).toContain('Asked for by Bob Kahn');
    await closeAll(ada);
    await ada.click('approve_request');
    expect(await ada.seesHome('The request is answered, and whoever asked is told.')).not.toContain(
      'Requests waiting for you',
    );
    await bob.seesMessage('Ada Lovelace approved your request');
  });

  test('who is over a limit is told so, and the request stays open', async ({ app }) => {
    const [bob, ada] = [await bobOf(app), app.slack.as('ada')];
    await ask(bob, { addresses: 'over@acme.com' });
    const { raw } = await ada.seesMessage('asks you to invite over@acme.com');
    const { prisma } = app.database;
    await prisma.organization.updateMany({ data: { inviterLimit: 1 } });
    await ada.click('approve_request', { in: raw.ts });
    await ada.seesMessage('You can send 1 invitation a day, and this would be more.');
    await openHome(ada, 'Requests waiting for you');
    const { id: value } = await prisma.invitationRequest.findFirstOrThrow({
      where: { email: 'over@acme.com' },
    });
    await ada.click('approve_request', { value });
    expect(await ada.seesHome('You can send 1 invitation a day')).toContain('over@acme.com, as a Member');
    await prisma.organization.updateMany({ data: { inviterLimit: 500 } });
    await ada.click('approve_request', { in: raw.ts });
    await bob.seesMessage('approved your request to invite over@acme.com');
  });
});
