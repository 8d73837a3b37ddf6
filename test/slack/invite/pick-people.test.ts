import { describe, expect, onTestFinished } from 'vitest';
import type { Entry } from '../../simulator/slack/entry.ts';
import type { TestApp } from '../../support/app.ts';
import { test } from '../../support/shared-app.ts';
import { allTasksDone } from '../../support/tasks.ts';
import { invite, join, openInvite } from '../steps.ts';

/** Has the app reply without waiting until the test ends: it shows a loading view whenever it asks Slack. */
function neverWait({ timeLimits }: TestApp): void {
  const { slackReply } = timeLimits;
  timeLimits.slackReply = 0;
  onTestFinished(() => {
    timeLimits.slackReply = slackReply;
  });
}

describe('teammates picked from Slack', () => {
  test('are invited at the address in their profile, and the form closes as for a typed address', async ({
    app,
  }) => {
    const ada = app.slack.as('ada');
    const { modal, errors } = await invite(ada, { people: ['bob'], role: 'Administrator' });
    expect([modal, errors]).toEqual([undefined, {}]);
    await app.sendgrid.mailbox.waitFor('bob@acme.com');
    await app.slack
      .as('bob')
      .seesMessage('Ada Lovelace invited bob@acme.com to WeGotWork as an Administrator.');
  });

  test('are invited once if their address is typed too', async ({ app }) => {
    const ada = app.slack.as('ada');
    const { modal } = await invite(ada, { addresses: 'Linus@acme.com, ted@acme.com', people: ['linus'] });
    expect(modal?.text).toContain('Invited Successfully (2)');
    await allTasksDone(app);
    expect(app.sendgrid.mailbox.to('linus@acme.com')).toHaveLength(1);
  });

  test('are named in a summary if they are invited or members already', async ({ app }) => {
    const ada = app.slack.as('ada');
    await join(app, ada, { address: 'grace@acme.com', name: 'Grace' });
    await invite(ada, { addresses: 'alan@acme.com' });
    await invite(ada, { people: ['grace', 'alan'] });
    const { text } = await ada.seesModal('User already Invited');
    expect(text).toContain('• alan@acme.com');
    expect(text).toContain('User already in organization.');
    expect(text).toContain('• grace@acme.com');
  });

  test('are named by their address on the field, if they are invited already and nobody else is in the form', async ({
    app,
  }) => {
    const ada = app.slack.as('ada');
    await invite(ada, { addresses: 'alan@acme.com' });
    const { errors } = await invite(ada, { addresses: ' \n', people: ['alan'] });
    expect(errors).toEqual({
      people: expect.stringContaining(
        'alan@acme.com: User already Invited. Ask them to look for the original email',
      ),
    });
  });

  test('are invited without a question about their address, as nobody typed it', async ({ app }) => {
    app.slack.change('linus', { email: 'linus@gmail.com' });
    onTestFinished(() => app.slack.change('linus', { email: 'linus@acme.com' }));
    const { modal, errors } = await invite(app.slack.as('ada'), { people: ['linus'] });
    expect([modal, errors]).toEqual([undefined, {}]);
    await app.sendgrid.mailbox.waitFor('linus@gmail.com');
  });

  const notInvitable = [
    ['gus', 'Gus Guest is a guest in Slack. Type their address to invite them all the same.'],
    ['mia', 'Mia Multi is a guest in Slack. Type their address to invite them all the same.'],
    ['robot', 'Robot is an app, and apps cannot be invited.'],
    ['dora', 'Dora Departed is deactivated in Slack. Type their address to invite them all the same.'],
    ['una', 'Una Unconfirmed has no confirmed email address in Slack. Type their address instead.'],
    ['noel', 'Noel Noaddress has no confirmed email address in Slack. Type their address instead.'],
    ['stan', 'Stan Stranger belongs to another workspace. Type their address to invite them all the same.'],
  ] as const;

  test.for(notInvitable)(
    'are named on the field if they cannot be invited, and the form stays: %s',
    async ([name, why], { app }) => {
      const ada = app.slack.as('ada');
      const sent = app.sendgrid.requests.length;
      const { modal: form, errors } = await invite(ada, { people: [name], note: 'Hello!' });
      expect(errors).toEqual({ people: why });
      expect(form?.submit).toBe('Invite');
      expect(form?.fields.map(({ entered }) => entered)).toEqual([[], [name], ['Member'], ['Hello!']]);
      await allTasksDone(app);
      expect(app.sendgrid.requests).toHaveLength(sent);
    },
  );

  test('are invited where possible, and the summary names everybody', async ({ app }) => {
    const ada = app.slack.as('ada');
    const names = notInvitable.map(([name]) => name);
    await invite(ada, { addresses: 'una@acme.com', people: names });
    const { text } = await ada.seesModal('Invited Successfully');
    expect(text).toContain('• una@acme.com');
    expect(text).toContain(`Cannot be invited (${names.length})`);
    for (const [, why] of notInvitable) expect(text).toContain(`• ${why}`);
    expect((await app.slack.as('bob').seesMessage('una@acme.com')).text).not.toContain('Gus');
  });

  test('are said to belong to another workspace if Slack does not know them any more', async ({ app }) => {
    const ada = app.slack.as('ada');
    app.slack.faults.next('users.info', { status: 200, error: 'user_not_found' });
    const { errors } = await invite(ada, { people: ['linus'] });
    expect(errors.people).toContain('Someone you picked belongs to another workspace.');
  });
});

describe('while Slack fails', () => {
  test('an Administrator does not notice a short failure', async ({ app }) => {
    const ada = app.slack.as('ada');
    app.slack.faults.next('users.info', { status: 500 });
    const { errors } = await invite(ada, { people: ['gus'] });
    expect(errors.people).toContain('Gus Guest is a guest in Slack.');
  });

  test.for([
    { status: 429, retryAfter: 30 },
    { status: 200, error: 'internal_error' },
  ])('an Administrator is told so, and can send the same form again: %o', async (fault, { app }) => {
    const ada = app.slack.as('ada');
    app.slack.faults.next('users.info', fault);
    const { modal: form, errors } = await invite(ada, { people: ['gus'], note: 'Hello!' });
    expect(errors.people).toBe(
      'Something went wrong on our side. Please send the form again in a moment: nobody is invited twice.',
    );
    expect(form?.fields.map(({ entered }) => entered)).toEqual([[], ['gus'], ['Member'], ['Hello!']]);
    expect((await ada.submit()).errors.people).toContain('Gus Guest is a guest in Slack.');
  });

  test.for([
    ['busy', { status: 429, retryAfter: 30 }, 1],
    ['failing', { status: 500 }, 3],
    ['gone', { error: 'not_found' }, 1],
  ] as const)(
    'an Administrator gets the outcome as a message if no view can show it: %s',
    async ([name, fault, times], { app }) => {
      const ada = app.slack.as('ada');
      await openInvite(ada);
      neverWait(app);
      app.slack.faults.next('views.update', fault, times);
      await ada.submit({ addresses: `${name}@acme.com`, people: ['gus'] });
      const { text, onlyTo, channel } = await ada.seesMessage(`• ${name}@acme.com\nCannot be invited`);
      expect(text).toMatch(/^Invited Successfully\nThey get an email/);
      expect([onlyTo, channel]).toEqual(['ada', 'general']);
      await app.sendgrid.mailbox.waitFor(`${name}@acme.com`);
    },
  );

  test('an Administrator who closed the loading view reads the outcome in a message', async ({ app }) => {
    const ada = app.slack.as('ada');
    neverWait(app);
    let letSlackAnswer = () => {};
    const slackAnswers = new Promise<void>((resolve) => {
      letSlackAnswer = resolve;
    });
    const submitAndClose = async (entries: Record<string, Entry>) => {
      app.slack.faults.next('users.info', { delayUntil: slackAnswers });
      await invite(ada, entries);
      await ada.close();
    };
    await submitAndClose({ people: ['mia'] });
    await submitAndClose({ people: ['robot'], addresses: 'doubtful@gmial.com' });
    letSlackAnswer();
    await ada.seesMessage('Mia Multi is a guest in Slack.');
    await ada.seesMessage(
      'Nobody was invited: please check these addresses, and type the command again.\n• doubtful@gmial.com: did you mean doubtful@gmail.com?',
    );
  });

  test('an Administrator sees a loading view, which the outcome replaces', async ({ app }) => {
    const ada = app.slack.as('ada');
    await openInvite(ada);
    neverWait(app);
    let letSlackAnswer = () => {};
    const slackAnswers = new Promise<void>((resolve) => {
      letSlackAnswer = resolve;
    });
    app.slack.faults.next('users.info', { delayUntil: slackAnswers });
    const { modal } = await ada.submit({ people: ['gus'], note: 'Hello!' });
    expect(modal?.text).toBe('Asking Slack about the teammates you picked…');
    expect(modal?.submit).toBeUndefined();
    letSlackAnswer();
    const form = await ada.seesModal('Gus Guest is a guest in Slack.');
    expect(form.submit).toBe('Invite');
    expect(form.fields.map(({ entered }) => entered)).toEqual([[], ['gus'], ['Member'], ['Hello!']]);
  });
});
