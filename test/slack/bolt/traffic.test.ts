import { describe, expect } from 'vitest';
import type { RequestOptions } from '../../simulator/slack/app-client.ts';
import { test } from '../../support/shared-app.ts';
import { allTasksDone } from '../../support/tasks.ts';
import { allAnswered, openInvite } from '../steps.ts';

/** Changes one field of the form. */
const withField = (name: string, state: object) => (values: object) => ({
  ...values,
  [name]: { [name]: state },
});

const secondsFromNow = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;

describe('an HTTP request that Slack did not send', () => {
  test.for<[string, () => RequestOptions]>([
    ['signed with another secret', () => ({ secret: 'another secret' })],
    ['with an invented signature', () => ({ signature: `v0=${'0'.repeat(64)}` })],
    ['with an empty signature', () => ({ signature: '' })],
    ['signed six minutes ago', () => ({ timestamp: secondsFromNow(-360) })],
    ['dated six minutes ahead', () => ({ timestamp: secondsFromNow(360) })],
    [
      'signed for another second',
      () => ({ headers: { 'x-slack-request-timestamp': `${secondsFromNow(-2)}` } }),
    ],
    ['dated with a word', () => ({ headers: { 'x-slack-request-timestamp': 'today' } })],
  ])('is refused and invites nobody: %s', async ([, options], { app }) => {
    await openInvite(app.slack.as('ada'));
    const { body } = app.slack.as('ada').submissionRequest({ addresses: 'forged@acme.com' });
    expect((await app.slack.request(body, options())).status).toBe(401);
    expect(await app.database.prisma.invitation.count({ where: { email: 'forged@acme.com' } })).toBe(0);
  });

  test('is refused without a signature', async ({ app }) => {
    const { body, headers } = app.slack.as('ada').commandRequest('/wgw help');
    const { 'x-slack-signature': _signature, ...unsigned } = headers;
    expect((await app.slack.replay({ body, headers: unsigned })).status).toBe(401);
    const { 'x-slack-request-timestamp': _timestamp, ...undated } = headers;
    expect((await app.slack.replay({ body, headers: undated })).status).toBe(401);
  });

  test('is refused if its body was changed on the way', async ({ app }) => {
    const { body, headers } = app.slack.as('bob').commandRequest('/wgw invite');
    const changed = body.replace(app.slack.as('bob').id, app.slack.as('ada').id);
    expect(changed).not.toBe(body);
    expect((await app.slack.replay({ body: changed, headers })).status).toBe(401);
  });
});

describe('an HTTP request that arrives again', () => {
  test('opens one form for a command', async ({ app }) => {
    const ada = app.slack.as('ada');
    await openInvite(ada);
    await ada.close();
    const request = ada.commandRequest('/wgw invite');
    const answers = await Promise.all([app.slack.replay(request), app.slack.replay(request)]);
    answers.push(await app.slack.replay(request));
    expect(answers.map(({ status, body }) => [status, body])).toEqual(Array(3).fill([200, '']));
    await ada.seesModal('Email addresses');
    await ada.close();
    await allAnswered(app);
    expect(ada.modal).toBeUndefined();
    expect(ada.ephemerals).toEqual([]);
    expect(ada.directMessages).toEqual([]);
  });

  test('gets the first answer to a form, which invites and announces once', async ({ app }) => {
    const ada = app.slack.as('ada');
    await openInvite(ada);
    const request = ada.submissionRequest({ addresses: 'click@acme.com' });
    const clicks = await Promise.all([1, 2, 3, 4].map(() => app.slack.replay(request)));
    clicks.push(await app.slack.replay(request));
    expect(clicks.map(({ status, body }) => [status, body])).toEqual(Array(5).fill([200, '']));
    await allTasksDone(app);
    expect(app.sendgrid.mailbox.to('click@acme.com')).toHaveLength(1);
    expect(app.slack.allMessages().filter(({ text }) => text.includes('click@acme.com'))).toHaveLength(1);
  });

  test('gets the same summary for a form with several addresses', async ({ app }) => {
    const ada = app.slack.as('ada');
    await openInvite(ada);
    const request = ada.submissionRequest({ addresses: 'a@acme.com, b@acme.com, nonsense' });
    const [first, ...others] = await Promise.all([1, 2, 3].map(() => app.slack.replay(request)));
    expect(first?.body).toContain('Invited Successfully');
    expect(first?.body).not.toContain('User already Invited');
    for (const { body } of others) expect(body).toBe(first?.body);
  });

  test('gets the same summary for a form with picked people', async ({ app }) => {
    const ada = app.slack.as('ada');
    await openInvite(ada);
    const request = ada.submissionRequest({ people: ['linus'], addresses: 'beside@acme.com' });
    const [first, second] = [await app.slack.replay(request), await app.slack.replay(request)];
    expect(first.body).toContain('Invited Successfully');
    expect(second.body).toBe(first.body);
    await allTasksDone(app);
    expect(app.sendgrid.mailbox.to('linus@acme.com')).toHaveLength(1);
  });

  test('gets the first answer to a form from a restarted app, and from another replica', async ({ app }) => {
    const ada = app.slack.as('ada');
    await openInvite(ada);
    const request = ada.submissionRequest({ addresses: 'anew@acme.com, open@acme.com' });
    const first = await app.slack.replay(request);
    await app.stop();
    await app.start();
    expect((await app.slack.replay(request)).body).toBe(first.body);

    await openInvite(ada);
    const another = ada.submissionRequest({ addresses: 'both@acme.com, replicas@acme.com' });
    const here = app.slack.replay(another);
    await app.start();
    const there = await Promise.all([app.slack.replay(another), app.slack.replay(another)]);
    for (const { body } of there) expect(body).toBe((await here).body);
    await allTasksDone(app);
    expect(app.sendgrid.mailbox.to('both@acme.com')).toHaveLength(1);
  });
});

describe('a signed form that wgw did not make', () => {
  test.for<[string, (values: object) => object]>([
    ['without any field', () => ({})],
    ['with a role that does not exist', withField('role', { selected_option: { value: 'OWNER' } })],
    ['with a number for addresses', withField('addresses', { value: 42 })],
    ['with addresses longer than the field', withField('addresses', { value: 'a@b.co '.repeat(10_000) })],
    ['with a name for people', withField('people', { selected_users: 'linus' })],
  ])('invites nobody, and its sender is told: %s', async ([, change], { app }) => {
    await openInvite(app.slack.as('ada'));
    const { body } = app.slack.as('ada').submissionRequest({ addresses: 'odd@acme.com' });
    const payload = JSON.parse(new URLSearchParams(body).get('payload') ?? '');
    payload.view.state.values = change(payload.view.state.values);
    const answer = await app.slack.request(
      new URLSearchParams({ payload: JSON.stringify(payload) }).toString(),
    );
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body).errors.addresses).toContain('Something went wrong on our side.');
    expect(await app.database.prisma.invitation.count({ where: { email: 'odd@acme.com' } })).toBe(0);
  });
});
