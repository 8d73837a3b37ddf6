import { Client } from '@sendgrid/client';
import { type MailData, MailService } from '@sendgrid/mail';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { linkIn } from './mailbox.ts';
import { type Sendgrid, startSendgrid } from './sendgrid.ts';

let sendgrid: Sendgrid;

beforeEach(async () => {
  sendgrid = await startSendgrid();
});
afterEach(() => sendgrid.close());

const mail: MailData = {
  from: 'WeGotWork <invitations@wegotwork.example>',
  to: 'grace@acme.com',
  replyTo: { email: 'ada@acme.com', name: 'Ada Lovelace' },
  subject: 'Ada invites you',
  text: 'Join: https://wgw.example/invitations/abc-123',
  html: '<a href="https://wgw.example/invitations/abc-123">Join</a>',
  customArgs: { invitation_id: '42' },
  trackingSettings: {
    clickTracking: { enable: false, enableText: false },
    openTracking: { enable: false },
    subscriptionTracking: { enable: false },
    ganalytics: { enable: false },
  },
};

/** Sends with SendGrid's own client. */
function send(data: MailData = mail, apiKey = sendgrid.apiKey) {
  const client = new Client();
  client.setApiKey(apiKey);
  client.setDefaultRequest('baseUrl', sendgrid.url);
  const service = new MailService();
  service.setClient(client);
  return service.send(data);
}

const body = {
  personalizations: [{ to: [{ email: 'grace@acme.com' }] }],
  from: { email: 'invitations@wegotwork.example' },
  subject: 'Hello',
  content: [{ type: 'text/plain', value: 'Hello' }],
};

async function post(change: object | string): Promise<{ status: number; complaints: string }> {
  const response = await fetch(`${sendgrid.url}/v3/mail/send`, {
    method: 'POST',
    headers: { authorization: `Bearer ${sendgrid.apiKey}`, 'content-type': 'application/json' },
    body: typeof change === 'string' ? change : JSON.stringify({ ...body, ...change }),
  });
  return { status: response.status, complaints: await response.text() };
}

describe('a valid email', () => {
  test('arrives in the mailbox', async () => {
    const [answer] = await send();
    expect(answer.statusCode).toBe(202);
    const arrived = await sendgrid.mailbox.waitFor('Grace@acme.com');
    expect(arrived).toMatchObject({
      id: answer.headers['x-message-id'],
      to: 'grace@acme.com',
      from: { email: 'invitations@wegotwork.example', name: 'WeGotWork' },
      replyTo: { email: 'ada@acme.com' },
      subject: 'Ada invites you',
      customArgs: { invitation_id: '42' },
    });
    expect(linkIn(arrived)).toBe('https://wgw.example/invitations/abc-123');
  });

  test('must have the same link in both parts', async () => {
    await send({ ...mail, html: '<a href="https://evil.example/invitations/abc-123">Join</a>' });
    const arrived = await sendgrid.mailbox.waitFor('grace@acme.com');
    expect(() => linkIn(arrived)).toThrow('not in its HTML');
  });
});

describe('SendGrid refuses an email', () => {
  test('sent with a wrong API key', async () => {
    await expect(send(mail, 'SG.wrong')).rejects.toMatchObject({ code: 401 });
    expect(sendgrid.mailbox.messages).toEqual([]);
  });

  test.each([
    ['no recipients', { personalizations: [] }, 'You must have at least one personalization.'],
    [
      'a recipient without an address',
      { personalizations: [{ to: [{ name: 'Grace' }] }] },
      'personalizations.0.to.0.email',
    ],
    [
      'an invalid address',
      { personalizations: [{ to: [{ email: 'grace' }] }] },
      'Does not contain a valid address.',
    ],
    [
      'the same recipient twice',
      { personalizations: [{ to: [{ email: 'a@b.co' }, { email: 'A@b.co' }] }] },
      'should be unique',
    ],
    [
      '1,001 recipients',
      { personalizations: [{ to: Array.from({ length: 1001 }, (_, n) => ({ email: `p${n}@b.co` })) }] },
      'limit of 1000 total recipients',
    ],
    ['no sender', { from: undefined }, '"field":"from"'],
    ['a line break in the sender', { from: { email: 'a@b.co', name: 'x\r\nBcc: y' } }, 'from.name'],
    ['no subject', { subject: undefined }, 'The subject is required.'],
    ['an empty subject', { subject: '' }, 'at least one character'],
    ['a line break in the subject', { subject: 'Hello\nBcc: x@y.co' }, 'line breaks'],
    ['no content', { content: [] }, 'the content parameter is required'],
    ['an empty part', { content: [{ type: 'text/plain', value: '' }] }, 'at least one character'],
    [
      'HTML before text',
      {
        content: [
          { type: 'text/html', value: 'x' },
          { type: 'text/plain', value: 'x' },
        ],
      },
      'in that order',
    ],
    ['11 categories', { categories: Array.from({ length: 11 }, (_, n) => `${n}`) }, 'limit of 10 categories'],
    ['10,000 bytes of custom args', { custom_args: { a: 'x'.repeat(10_000) } }, 'may not exceed'],
    ['custom args that are not strings', { custom_args: { id: 42 } }, 'must be strings'],
    ['a header that is not a string', { headers: { 'X-Count': 1 } }, 'must be strings'],
    ['a header without a value', { headers: { 'X-Name': '' } }, 'ASCII'],
    ['a header with a line break', { headers: { 'X-Name': 'a\nBcc: b' } }, 'ASCII'],
    ['a header with letters outside ASCII', { headers: { 'X-Name': 'Žofie' } }, 'ASCII'],
    ['a header name with a space', { headers: { 'X Name': 'x' } }, 'header name'],
    ['an unknown field', { colour: 'red' }, 'colour'],
  ])('with %s', async (_, change, complaint) => {
    const answer = await post(change);
    expect(answer.status).toBe(400);
    expect(answer.complaints).toContain(complaint);
    expect(sendgrid.mailbox.messages).toEqual([]);
  });

  test.each([
    ...['X-SG-ID', 'x-sg-eid', 'Received', 'DKIM-Signature', 'Content-Type', 'Content-Transfer-Encoding'],
    ...['To', 'From', 'Subject', 'Reply-To', 'CC', 'bcc'],
  ])('with the reserved header %s', async (name) => {
    expect((await post({ headers: { [name]: 'x' } })).complaints).toContain('reserved');
    const personalizations = [{ to: [{ email: 'grace@acme.com' }], headers: { [name]: 'x' } }];
    expect((await post({ personalizations })).complaints).toContain('reserved');
  });

  test('that is not JSON, or is over 30 MB', async () => {
    expect((await post('{')).status).toBe(400);
    expect((await post(`"${'x'.repeat(30 * 1024 * 1024)}"`)).status).toBe(413);
  });
});

describe('faults', () => {
  test('a rate limit says how long to wait', async () => {
    sendgrid.fails({ status: 429, retryAfter: 3 });
    await expect(send()).rejects.toMatchObject({ code: 429, response: { headers: { 'retry-after': '3' } } });
    await send();
    expect(sendgrid.requests.map(({ status }) => status)).toEqual([429, 202]);
  });

  test.each([400, 401, 403, 413, 500])('status %i accepts no email', async (status) => {
    sendgrid.fails({ status });
    await expect(send()).rejects.toMatchObject({ code: status });
    expect(sendgrid.mailbox.messages).toEqual([]);
  });

  test('a lost answer accepts the email, a reset connection does not', async () => {
    sendgrid.fails({ loseAnswer: true });
    await expect(send()).rejects.toThrow();
    expect(sendgrid.mailbox.messages).toHaveLength(1);
    sendgrid.fails({ reset: true });
    await expect(send()).rejects.toThrow();
    expect(sendgrid.mailbox.messages).toHaveLength(1);
  });

  test('a delayed answer comes when its promise settles', async () => {
    let release = () => {};
    sendgrid.fails({
      delayUntil: new Promise<void>((resolve) => {
        release = resolve;
      }),
    });
    const sending = send();
    await sendgrid.waitFor(() => sendgrid.requests.length === 1);
    expect(sendgrid.mailbox.messages).toEqual([]);
    release();
    await sending;
    expect(sendgrid.mailbox.to('grace@acme.com')).toHaveLength(1);
  });
});
