import { describe, expect } from 'vitest';
import { linkIn } from '../../simulator/sendgrid/mailbox.ts';
import { acme } from '../../simulator/slack/seed.ts';
import { test as base } from '../../support/shared-app.ts';
import { allTasksDone, queueAgain, retryNow } from '../../support/tasks.ts';
import { answerEmail, invite, openRoster, pick } from '../steps.ts';

const mention = '<!channel> <https://evil.test|wgw> *bold* @here';
const directionMarks = '\u202E\u2066';
const people = [
  { name: 'ada', realName: `Ada ${directionMarks}${mention}`, email: 'ada@acme.com', kind: 'owner' as const },
  { name: 'bob', realName: 'Bob', email: 'bob@acme.com' },
  {
    name: 'gus',
    realName: `Gus ${directionMarks}${mention}\n`,
    email: 'gus@acme.com',
    kind: 'single-channel guest' as const,
  },
];
const channels = acme.channels.map((channel) => ({ ...channel, members: people.map(({ name }) => name) }));

const test = base.extend(
  'options',
  { scope: 'file' },
  {
    workspaces: [{ ...acme, name: `Acme ${directionMarks}${mention}`, people, channels }],
    config: { logLevel: 'trace' },
  },
);

/** Every text in calls and views that Slack reads as markup. */
function markup(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(markup);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'type' in value && value.type === 'mrkdwn' && 'text' in value ? [String(value.text)] : [];
  return [...own, ...Object.values(value).flatMap(markup)];
}

describe('names, notes and other typed texts', () => {
  test('are plain text for Slack, in every message and view', async ({ app }) => {
    const ada = app.slack.as('ada');
    await invite(ada, { addresses: `ted@acme.com, "${mention}", ${mention}`, note: mention });
    await answerEmail(app, 'ted@acme.com', 'accept', `Ted ${mention}`);
    await ada.seesMessage('ted@acme.com) accepted');
    // Together with another entry, the outcome is a list. On a field it would be plain text.
    const { modal } = await invite(ada, { people: ['gus'], addresses: 'ted@acme.com' });
    expect(modal?.text).toContain('Gus <!channel>');
    await app.slack.as('bob').command('/wgw invite');
    await app.slack.as('bob').seesModal('Ask Ada <!channel>');
    await app.slack.as('gus').command(`/wgw ${mention}`);
    await allTasksDone(app);

    const shown = [
      ...app.slack.calls().map(({ args }) => args),
      ...app.slack.allMessages().map(({ raw }) => raw),
      ...['ada', 'bob', 'gus'].map((name) => app.slack.as(name).modal?.view),
    ];
    expect(shown.flatMap(markup).join('\n')).not.toMatch(/<!|<http|<@|@here|\*bold\*/);
    expect(JSON.stringify(shown)).not.toMatch(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/);
    for (const { raw } of app.slack.allMessages()) expect(raw.text).not.toMatch(/<!|<http|<@/);
    expect((await app.slack.as('bob').seesMessage('Invited Successfully')).text).toContain(
      `Ada ${mention} invited ted@acme.com`,
    );
  });

  test.for([
    ['300 letters', 'x'.repeat(300)],
    ['only emoji', '👩‍🚀'.repeat(20)],
    ['only invisible characters', '\u200B \u2060'],
    ['characters that change the direction of the text', 'Eve \u202Emoc.live'],
  ])('are refused as a name to join with if they are %s', async ([, name = ''], { app }) => {
    const address = `long.${[...name].length}@acme.com`;
    await invite(app.slack.as('ada'), { addresses: address });
    expect((await answerEmail(app, address, 'accept', name)).status).toBe(422);
  });
});

describe('the headers, custom arguments and categories of emails', () => {
  test('hold nothing personal and no link, but an id of their own', async ({ app }) => {
    const ada = app.slack.as('ada');
    await invite(ada, { addresses: 'plain@acme.com', note: 'Hello Grace' });
    await app.sendgrid.mailbox.waitFor('plain@acme.com');
    await openRoster(ada, 'plain');
    await pick(ada, 'plain@acme.com', 'Resend…');
    await ada.seesModal('Send the invitation of plain@acme.com again');
    await ada.submit();
    const newest = await app.sendgrid.mailbox.waitFor('plain@acme.com', 2);
    await allTasksDone(app);
    app.pass({ days: 2, hours: 1 });
    await queueAgain(app, 'queue-reminders', {});
    await app.sendgrid.mailbox.waitFor('plain@acme.com', 3);

    const mails = app.sendgrid.mailbox.to('plain@acme.com');
    expect(new Set(mails.map(({ headers }) => headers['Message-ID'])).size).toBe(3);
    const token = linkIn(newest).split('/').at(-1) ?? expect.fail('No token.');
    for (const { request, headers } of mails) {
      expect(headers['X-Entity-Ref-ID']).toBe(headers['Message-ID']);
      const told = JSON.stringify([request.headers, request.custom_args, request.categories]);
      for (const personal of ['acme.com', 'plain', 'Ada', 'Acme', 'Hello', token]) {
        expect(told).not.toContain(personal);
      }
    }
  });
});

describe('links, tokens and addresses', () => {
  test('are in no log line and no message, whatever fails', async ({ app }) => {
    const ada = app.slack.as('ada');
    app.sendgrid.fails({ status: 500, error: 'cannot send to delayed@acme.com' });
    await invite(ada, { addresses: 'delayed@acme.com' });
    await retryNow(app);
    const { text } = await app.sendgrid.mailbox.waitFor('delayed@acme.com');
    const token = /\/invitations\/([\w-]+)/.exec(text)?.[1] ?? 'none';

    await fetch(`${app.url}/invitations/${token}`);
    await fetch(`${app.url}/invitations/${token}x/accept`, { method: 'POST' });
    app.slack.faults.next('chat.postMessage', { status: 429, retryAfter: 1 });
    await answerEmail(app, 'delayed@acme.com', 'accept', 'Ted');
    await retryNow(app);
    await ada.seesMessage('Ted (delayed@acme.com) accepted');

    const field = 'personalizations.0.to.0.email';
    app.sendgrid.fails({ status: 400, field, error: 'Not an address: refused@acme.com' });
    app.slack.faults.next('response_url', { status: 404 });
    await invite(ada, { addresses: 'refused@acme.com' }, { channel: 'secret' });
    await ada.seesMessage('refused@acme.com could not be delivered');
    app.slack.faults.next('views.open', { error: 'internal_error' });
    await ada.command('/wgw invite typed@acme.com');
    await ada.seesMessage('Something went wrong on our side');
    await allTasksDone(app);

    const logs = app.logs().split('\n');
    expect(logs.length).toBeGreaterThan(10);
    const { botToken, app: slackApp } = app.slack;
    const keys = [token, botToken, slackApp.signingSecret, app.sendgrid.apiKey, '/commands/T0ACME0001/'];
    const addresses = ['ada', 'delayed', 'refused', 'typed'].map((name) => `${name}@acme.com`);
    for (const secret of [...keys, ...addresses]) {
      expect(logs.filter((line) => line.includes(secret))).toEqual([]);
    }
    const inSlack = JSON.stringify([app.slack.calls().map(({ args }) => args), app.slack.allMessages()]);
    expect(inSlack).not.toContain(token);
    expect(inSlack).not.toContain('/invitations/');
  });
});
