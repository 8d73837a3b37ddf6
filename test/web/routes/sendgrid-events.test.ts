import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import { createEventWebhook, eventOf, type MailEvent } from '../../simulator/sendgrid/event-webhook.ts';
import { invite, openRoster, pick } from '../../slack/steps.ts';
import type { TestApp } from '../../support/app.ts';
import { test } from '../../support/shared-app.ts';
import { allTasksDone, queueAgain } from '../../support/tasks.ts';
import { rawRequest } from '../http/raw-request.ts';

async function sendTo(app: TestApp, address: string) {
  await invite(app.slack.as('ada'), { addresses: address });
  return app.sendgrid.mailbox.waitFor(address);
}

const deliveryOf = async ({ database }: TestApp, email: string) =>
  database.prisma.invitation.findFirstOrThrow({
    where: { email },
    select: { delivery: true, deliveryReason: true, state: true },
  });

describe('events without a valid signature of SendGrid are refused, and change nothing', () => {
  test.for<[string, Record<string, string | undefined>]>([
    ['without a signature', { 'x-twilio-email-event-webhook-signature': undefined }],
    ['with a malformed signature', { 'x-twilio-email-event-webhook-signature': 'n*nsense' }],
    ['without a timestamp', { 'x-twilio-email-event-webhook-timestamp': undefined }],
    ['with another timestamp', { 'x-twilio-email-event-webhook-timestamp': '1700000000' }],
    ['with a malformed timestamp', { 'x-twilio-email-event-webhook-timestamp': 'now' }],
  ])('%s', async ([name, headers], { app }) => {
    const mail = await sendTo(app, `${name.replaceAll(' ', '.')}@acme.com`);
    const signed = app.sendgrid.webhook.request([eventOf(mail, 'bounce')]);
    const kept = Object.entries({ ...signed.headers, ...headers });
    const answer = await fetch(`${app.url}/sendgrid/events`, {
      ...signed,
      headers: kept.filter((entry): entry is [string, string] => entry[1] !== undefined),
    });
    expect(answer.status).toBe(401);
    expect(await deliveryOf(app, mail.to)).toMatchObject({ delivery: null });
  });

  test('with another key, too old, or from the future', async ({ app }) => {
    const mail = await sendTo(app, 'unsigned@acme.com');
    const other = createEventWebhook();
    other.connect(app.url);
    const events = [eventOf(mail, 'bounce')];
    const now = Math.floor(Date.now() / 1000);
    const answers = await Promise.all([
      other.post(events),
      app.sendgrid.webhook.post(events, now - 3600),
      app.sendgrid.webhook.post(events, now + 3600),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
    expect(await deliveryOf(app, mail.to)).toMatchObject({ delivery: null });
  });

  test.for<[string, Record<string, string>]>([
    ['without a signature', {}],
    ['with a malformed signature', { 'x-twilio-email-event-webhook-signature': 'n*nsense' }],
    ['too old', { 'x-twilio-email-event-webhook-timestamp': '1700000000' }],
  ])('%s, before any part of the body is sent', async ([name, headers], { app }) => {
    const { headers: signed } = app.sendgrid.webhook.request([]);
    const all =
      name === 'without a signature' ? headers : { ...Object.fromEntries(new Headers(signed)), ...headers };
    const lines = Object.entries(all).map(([header, value]) => `${header}: ${value}\r\n`);
    const start =
      'POST /sendgrid/events HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 10000000\r\n';
    const answer = await rawRequest(Number(new URL(app.url).port), `${start}${lines.join('')}\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 401 /);
  });

  test('with a changed body', async ({ app }) => {
    const mail = await sendTo(app, 'changed@acme.com');
    const signed = app.sendgrid.webhook.request([eventOf(mail, 'delivered')]);
    const body = String(signed.body).replace('delivered', 'bounce');
    expect((await fetch(`${app.url}/sendgrid/events`, { ...signed, body })).status).toBe(401);
  });
});

describe('a malformed event is ignored, and a malformed body refused with a 4xx', () => {
  test.for<[string, unknown, number]>([
    ['an object', { event: 'bounce' }, 400],
    ['an empty list', [], 200],
    ['values that are not events', [null, 1, 'x', [], {}, { event: 7 }], 200],
    ['an event without an invitation', [{ event: 'bounce', email: 'x@acme.com' }], 200],
    ...['', '.', 'unknown.recvd-1', 'a\0b.recvd-1', '\ud800.recvd-1', 'x'.repeat(10_000), 7, null, {}].map(
      (id): [string, unknown, number] => [
        `an unknown message id: ${JSON.stringify(id).slice(0, 20)}`,
        [{ event: 'bounce', sg_message_id: id }],
        200,
      ],
    ),
    ['an invitation that does not exist', [{ event: 'bounce', invitation_id: randomUUID() }], 200],
    ['an invalid id', [{ event: 'bounce', invitation_id: "'; DROP TABLE invitations; --" }], 200],
    ['an invalid version', [{ event: 'bounce', invitation_id: randomUUID(), invitation_version: {} }], 200],
    ['a NUL', [{ event: 'bounce', invitation_id: randomUUID(), reason: 'a\0b' }], 200],
    [
      'null instead of text',
      [{ event: 'bounce', invitation_id: randomUUID(), reason: null, type: null }],
      200,
    ],
    ['half a surrogate pair', [{ event: 'bounce', invitation_id: randomUUID(), reason: '\ud800' }], 200],
  ])('%s', async ([, events, status], { app }) => {
    expect((await app.sendgrid.webhook.post(events)).status).toBe(status);
  });

  test('a body that is not JSON, and one over 4 MB', async ({ app }) => {
    const signed = (body: string) => ({ ...app.sendgrid.webhook.request([]), body });
    expect((await fetch(`${app.url}/sendgrid/events`, signed('[{'))).status).toBe(401);
    const large = [{ event: 'bounce', reason: 'x'.repeat(5 * 1024 * 1024) }];
    expect((await app.sendgrid.webhook.post(large)).status).toBe(413);
  });

  test('more events than SendGrid sends at once', async ({ app }) => {
    expect((await app.sendgrid.webhook.post(Array(20_000).fill({}))).status).toBe(200);
    expect((await app.sendgrid.webhook.post(Array(20_001).fill({}))).status).toBe(413);
  });
});

describe('repeated events in any order have the same result', () => {
  test.for<[MailEvent[], string]>([
    [['delivered', 'processed', 'deferred'], 'DELIVERED'],
    [['bounce', 'delivered', 'deferred', 'processed'], 'BOUNCED'],
    [['delivered', 'bounce'], 'BOUNCED'],
    [['spamreport', 'delivered'], 'SPAM'],
    [['blocked', 'deferred', 'blocked'], 'BLOCKED'],
    [['dropped'], 'SUPPRESSED'],
  ])('%j: %s', async ([events, delivery], { app }) => {
    const address = `${events.join('.')}@acme.com`;
    await sendTo(app, address);
    for (const event of [...events, ...events]) {
      expect((await app.sendgrid.tell(address, event)).status).toBe(200);
    }
    expect(await deliveryOf(app, address)).toMatchObject({ delivery, state: 'PENDING' });
  });

  test('also at the same time, in one HTTP request or several', async ({ app }) => {
    await sendTo(app, 'at.once@acme.com');
    const each = ['processed', 'deferred', 'delivered', 'bounce', 'bounce', 'delivered'] as const;
    await Promise.all([
      app.sendgrid.tell('at.once@acme.com', ...each),
      ...each.map((event) => app.sendgrid.tell('at.once@acme.com', event)),
    ]);
    expect(await deliveryOf(app, 'at.once@acme.com')).toMatchObject({
      delivery: 'BOUNCED',
      deliveryReason: '550 5.1.1 The email account does not exist',
    });
    await allTasksDone(app);
    const told = app.slack
      .as('ada')
      .directMessages.filter(({ text }) => text.includes('at.once@acme.com bounced'));
    expect(told).toHaveLength(1);
  });
});

describe('a missing field of an event', () => {
  test.for([
    { reason: null, type: null, status: null },
    { invitation_version: '' },
    { invitation_version: undefined },
  ])('does not matter: %j', async (changes, { app }) => {
    const mail = await sendTo(app, `left.${JSON.stringify(changes).length}@acme.com`);
    await app.sendgrid.webhook.post([eventOf(mail, 'bounce', changes)]);
    expect(await deliveryOf(app, mail.to)).toMatchObject({ delivery: 'BOUNCED' });
  });
});

describe('an event without the id of an invitation, such as a late bounce', () => {
  const bare = (mail: Parameters<typeof eventOf>[0], event: MailEvent) =>
    eventOf({ ...mail, customArgs: {} }, event);

  test('is matched by SendGrid’s message id', async ({ app }) => {
    const mail = await sendTo(app, 'late@acme.com');
    await allTasksDone(app);
    await app.sendgrid.webhook.post([bare(mail, 'bounce')]);
    expect(await deliveryOf(app, mail.to)).toMatchObject({ delivery: 'BOUNCED' });
    await app.slack.as('ada').seesMessage('The email to late@acme.com bounced');
  });

  test('does not count for an email that was sent later', async ({ app }) => {
    const ada = app.slack.as('ada');
    const mail = await sendTo(app, 'again@acme.com');
    await allTasksDone(app);
    await openRoster(ada, 'again');
    await pick(ada, 'again@acme.com', 'Resend…');
    await ada.seesModal('Send the invitation of again@acme.com again');
    await ada.submit();
    // Once while the new email is on its way, and once after SendGrid accepted it.
    await app.sendgrid.webhook.post([bare(mail, 'bounce')]);
    const newest = await app.sendgrid.mailbox.waitFor('again@acme.com', 2);
    await allTasksDone(app);
    await app.sendgrid.webhook.post([bare(mail, 'bounce')]);
    expect(await deliveryOf(app, mail.to)).toMatchObject({ delivery: null });
    await app.sendgrid.webhook.post([bare(newest, 'delivered'), bare(mail, 'bounce')]);
    expect(await deliveryOf(app, mail.to)).toMatchObject({ delivery: 'DELIVERED' });
  });

  test('of a reminder does not change the delivery status', async ({ app }) => {
    const mail = await sendTo(app, 'reminded@acme.com');
    await allTasksDone(app);
    const { id: invitationId } = await app.database.prisma.invitation.findFirstOrThrow({
      where: { email: mail.to },
    });
    await queueAgain(app, 'remind-invitee', { invitationId, version: 1 });
    const reminder = await app.sendgrid.mailbox.waitFor('reminded@acme.com', 2);
    await allTasksDone(app);
    await app.sendgrid.webhook.post([bare(mail, 'delivered'), bare(reminder, 'bounce')]);
    expect(await deliveryOf(app, mail.to)).toMatchObject({ delivery: 'DELIVERED' });
  });
});

test.for<[string, object, string]>([
  [
    'a domain without a mail server',
    { type: 'blocked', reason: 'unable to get mx info: failed to get IPs from PTR record' },
    'BOUNCED',
  ],
  [
    'a server that does not know our domain',
    { type: 'blocked', reason: '450 4.1.8 Sender address rejected: Domain not found' },
    'BLOCKED',
  ],
  ['a server that refuses the email', { type: 'blocked', reason: '550 5.7.1 Blocked by policy' }, 'BLOCKED'],
  ['an address on the list of invalid addresses', { event: 'dropped', reason: 'Invalid' }, 'SUPPRESSED'],
  ['an account over its quota', { event: 'dropped', reason: 'Recipient List over Package Quota' }, 'DROPPED'],
])('%s: %j is %s', async ([, changes, delivery], { app }) => {
  const mail = await sendTo(app, `kind.${JSON.stringify(changes).length}@acme.com`);
  await app.sendgrid.webhook.post([eventOf(mail, 'bounce', changes)]);
  expect(await deliveryOf(app, mail.to)).toMatchObject({ delivery });
});

test('a wrong key is logged, at most once a minute', async ({ app }) => {
  const other = createEventWebhook();
  other.connect(app.url);
  await Promise.all([other.post([]), other.post([]), other.post([])]);
  expect(app.logs().split('SENDGRID_WEBHOOK_KEY').length - 1).toBe(1);
});

test('10,000 events at once are recorded, while Slack gets its answer', async ({ app }) => {
  const mail = await sendTo(app, 'burst@acme.com');
  const { rows } = await app.database.pool.query<{ id: string }>(`
    INSERT INTO invitations (organization_id, email, role, inviter_id, submission_id, created_at, expires_at, sent_at)
    SELECT organization_id, 'burst' || n || '@acme.com', role, inviter_id, submission_id, created_at, expires_at, sent_at
    FROM invitations, generate_series(1, 9999) AS n WHERE email = 'burst@acme.com'
    RETURNING id`);
  const others = rows.map(({ id }) => eventOf({ ...mail, customArgs: { invitation_id: id } }, 'delivered'));
  const posted = app.sendgrid.webhook.post([...others, eventOf(mail, 'delivered')]);
  const helped = await app.slack.as('ada').command('/wgw help');
  expect(helped.text).toContain('/wgw invite');
  expect((await posted).status).toBe(200);
  const delivered = await app.database.prisma.invitation.count({
    where: { email: { startsWith: 'burst' }, delivery: 'DELIVERED' },
  });
  expect(delivered).toBe(10_000);
});
