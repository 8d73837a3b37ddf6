import { createServer, type RequestListener } from 'node:http';
import { json } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import {
  createMailer,
  EmailDelayedError,
  EmailRefusedError,
  type Mailer,
  SenderRefusedError,
} from '../../src/email/mailer.ts';
import type { Email } from '../../src/email/sendgrid-message.ts';
import { type Sendgrid, startSendgrid } from '../simulator/sendgrid/sendgrid.ts';

const email: Email = {
  to: 'grace@acme.com',
  replyTo: { address: 'ada@acme.com', name: 'Ada Lovelace' },
  subject: 'Ada Lovelace invited you',
  text: 'Hello',
  html: '<p>Hello</p>',
  version: 1,
  invitationId: '0193a5b0-0000-7000-8000-000000000001',
  isReminder: false,
};

let sendgrid: Sendgrid;
beforeAll(async () => {
  sendgrid = await startSendgrid();
});
afterEach(() => sendgrid.mailbox.clear());
afterAll(() => sendgrid.close());

describe('an email that SendGrid accepts', () => {
  test('comes from the configured sender, and replies go to the inviter', async () => {
    const { messageId } = await mailer().send(email);
    expect(sendgrid.mailbox.messages).toMatchObject([
      {
        id: messageId,
        to: 'grace@acme.com',
        from: { email: 'invitations@wgw.example.com', name: 'WeGotWork' },
        replyTo: { email: 'ada@acme.com', name: 'Ada Lovelace' },
        subject: 'Ada Lovelace invited you',
        text: 'Hello',
        html: '<p>Hello</p>',
      },
    ]);
  });

  test('carries the id and version of its invitation and no other data, and has no tracking', async () => {
    await mailer().send(email);
    const request = sendgrid.mailbox.messages[0]?.request;
    expect(request?.custom_args).toEqual({ invitation_id: email.invitationId, invitation_version: '1' });
    expect(request?.categories).toBeUndefined();
    expect(request?.tracking_settings).toEqual({
      click_tracking: { enable: false, enable_text: false },
      open_tracking: { enable: false },
      subscription_tracking: { enable: false },
      ganalytics: { enable: false },
    });
  });

  test('has the same identifying headers at every attempt, without personal data', async () => {
    for (const from of ['WeGotWork <invitations@wgw.example.com>', 'invitations@wgw.example.com']) {
      await mailer({ from }).send(email);
    }
    const messageId = `<invitation.${email.invitationId}.1@wgw.example.com>`;
    const headers = {
      'Message-ID': messageId,
      'X-Entity-Ref-ID': messageId,
      'Auto-Submitted': 'auto-generated',
    };
    expect(sendgrid.mailbox.messages.map((mail) => mail.headers)).toEqual([headers, headers]);
  });

  test('has its own Message-ID for each link and reminder', async () => {
    for (const version of [1, 2]) {
      for (const isReminder of [false, true]) await mailer().send({ ...email, version, isReminder });
    }
    const names = sendgrid.mailbox.messages.map(({ headers }) => headers['Message-ID']);
    expect(new Set(names).size).toBe(4);
  });

  test('may come from a sender without a name', async () => {
    await mailer({ from: 'invitations@wgw.example.com' }).send(email);
    expect(sendgrid.mailbox.messages[0]?.from).toEqual({ email: 'invitations@wgw.example.com' });
  });
});

describe('names in headers', () => {
  test.each([
    ['a line break', 'Ada\r\nBcc: eve@x.com', 'Ada Bcc eve x.com'],
    ['a line or paragraph separator', 'Ada\u2028Bcc: eve@x.com\u2029', 'Ada Bcc eve x.com'],
    ['a forged address', 'Ada <ceo@acme.com>, "Boss"', 'Ada ceo acme.com Boss'],
    ['control and direction characters', 'A\u0000da\u202E', 'Ada'],
    ['letters outside ASCII', 'Žofie Nováková 李', 'Žofie Nováková 李'],
    ['an apostrophe and a hyphen', "Anne-Marie O'Brien", "Anne-Marie O'Brien"],
  ])('with %s add no header and no address', async (_what, name, shown) => {
    await mailer().send({ ...email, replyTo: { address: 'ada@acme.com', name }, subject: `From ${name}` });
    const [mail] = sendgrid.mailbox.messages;
    expect(mail?.replyTo).toEqual({ email: 'ada@acme.com', name: shown });
    expect(mail?.subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
  });

  test('keep the isolates around them in the subject', async () => {
    const subject =
      '\u200E\u2068דנה כהן\u2069\u200E invited you to join \u200E\u2068אקמי\u2069\u200E on WeGotWork';
    await mailer().send({ ...email, subject });
    expect(sendgrid.mailbox.messages[0]?.subject).toBe(subject);
  });

  test('without any readable character are left out', async () => {
    await mailer().send({ ...email, replyTo: { address: 'ada@acme.com', name: '<>' } });
    expect(sendgrid.mailbox.messages[0]?.replyTo).toEqual({ email: 'ada@acme.com' });
  });
});

const recipient = 'personalizations.0.to.0.email';

describe('an email that SendGrid rejects for good', () => {
  test.each([
    [400, 'its recipient', { field: recipient }],
    [400, 'a malformed HTTP request', {}],
    [413, 'its size', {}],
  ])(
    'with %i, because of %s, fails with reasons in which addresses are masked',
    async (status, _what, field) => {
      sendgrid.fails({ status, error: 'No, not to [grace@acme.com].', ...field });
      const error = await failure(mailer());
      expect(error).toBeInstanceOf(EmailRefusedError);
      const where = 'field' in field ? `${field.field}: ` : '';
      expect(error).toMatchObject({ status, reasons: [`${where}No, not to [g…@acme.com].`] });
      expect(error.message).toBe(`SendGrid refused the email (HTTP ${status}).`);
    },
  );

  test('fails with the beginning of a long reason', async () => {
    sendgrid.fails({ status: 400, error: `grace@acme.com ${'x'.repeat(500_000)}` });
    const error = await failure(mailer());
    expect(error).toMatchObject({ reasons: [expect.stringMatching(/^g…@acme\.com x{200,300}$/)] });
  });

  test('fails with the field that SendGrid rejects', async () => {
    const error = await failure(mailer(), { ...email, to: 'nobody' });
    expect(error).toBeInstanceOf(EmailRefusedError);
    expect(error).toMatchObject({ reasons: [`${recipient}: Does not contain a valid address.`] });
  });

  test('fails without delay even if the reason has a megabyte', async () => {
    const errors = [{ message: 'x'.repeat(1_000_000) }];
    const url = await serve((_request, response) => response.writeHead(400).end(JSON.stringify({ errors })));
    expect(await failure(mailer({ apiUrl: url }))).toBeInstanceOf(EmailRefusedError);
  });
});

describe('an error that concerns every email of this app', () => {
  test.each([
    [400, 'an invalid sender', { field: 'from.email' }],
    [401, 'a wrong API key', {}],
    [403, 'a sender that may not send', {}],
    [404, 'a wrong address of the API', {}],
    [407, 'a proxy that requires a login', {}],
  ])('with %i, because of %s, is a SenderRefusedError', async (status, _what, field) => {
    sendgrid.fails({ status, error: 'No, not to [grace@acme.com].', ...field });
    const error = await failure(mailer());
    expect(error).toBeInstanceOf(SenderRefusedError);
    expect(error.message).toContain(`HTTP ${status}`);
    expect(error.message).toContain('No, not to [g…@acme.com].');
  });
});

describe('an email that SendGrid does not accept now is worth another attempt', () => {
  test.each([
    ['120', 120],
    ['999999', 3600],
    ['soon', undefined],
  ])('after the seconds that SendGrid names: Retry-After %s', async (value, seconds) => {
    const url = await serve((_request, response) => {
      response.writeHead(429, { 'retry-after': value }).end('{"errors":[{"message":"too many requests"}]}');
    });
    expect(await failure(mailer({ apiUrl: url }))).toMatchObject({ retryAfterSeconds: seconds });
  });

  test.each([
    [429, 'its rate limit', {}],
    [500, 'an error of its own', {}],
    [503, 'an outage', {}],
  ])('after %i, because of %s', async (status, _what, field) => {
    sendgrid.fails({ status, error: 'No, not to [grace@acme.com].', ...field });
    const error = await failure(mailer());
    expect(error).toBeInstanceOf(EmailDelayedError);
    expect(error.message).toContain(`HTTP ${status}`);
    expect(error.message).toContain('No, not to [g…@acme.com].');
  });

  test.each([301, 302, 307])('because a redirect (%i) sends no email', async (status) => {
    const url = await serve((request, response) => {
      if (request.url === '/elsewhere') response.writeHead(202).end();
      else response.writeHead(status, { location: '/elsewhere' }).end();
    });
    expect(await failure(mailer({ apiUrl: url }))).toBeInstanceOf(EmailDelayedError);
  });

  test.each([200, 400])('because another server answers with %i', async (status) => {
    const url = await serve((_request, response) => response.writeHead(status).end('<h1>No way out</h1>'));
    expect(await failure(mailer({ apiUrl: url }))).toBeInstanceOf(EmailDelayedError);
  });

  test('because the answer is longer than a megabyte', async () => {
    const errors = [{ message: 'x'.repeat(1024 * 1024) }];
    const url = await serve((_request, response) => response.writeHead(400).end(JSON.stringify({ errors })));
    expect(await failure(mailer({ apiUrl: url }))).toBeInstanceOf(EmailDelayedError);
  });

  test.each([
    ['the connection breaks', { reset: true } as const],
    ['the answer is lost after SendGrid accepted the email', { loseAnswer: true } as const],
  ])('because %s', async (_what, fault) => {
    sendgrid.fails(fault);
    expect(await failure(mailer())).toBeInstanceOf(EmailDelayedError);
  });

  test('because SendGrid never answers', async () => {
    sendgrid.fails({ hang: true });
    const error = await failure(mailer({ timeoutMilliseconds: 50 }));
    expect(error).toBeInstanceOf(EmailDelayedError);
    expect(error.message).toContain('no answer in time');
  });

  test('because an answer that trickles without end times out', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(202);
      const trickle = setInterval(() => response.write('{'), 10);
      response.on('close', () => clearInterval(trickle));
    });
    const error = await failure(mailer({ apiUrl: url, timeoutMilliseconds: 50 }));
    expect(error).toBeInstanceOf(EmailDelayedError);
  });

  test('because the connection is refused, in an error without secrets', async () => {
    const error = await failure(mailer({ apiUrl: 'http://127.0.0.1:1' }));
    expect(error).toBeInstanceOf(EmailDelayedError);
    const everything = JSON.stringify(error, Object.getOwnPropertyNames(error));
    expect(everything).toContain('ECONNREFUSED');
    for (const secret of [sendgrid.apiKey, email.to, 'Hello']) expect(everything).not.toContain(secret);
  });
});

test('an error status is reported even if the working directory is no valid regular expression', async () => {
  const folder = process.cwd;
  onTestFinished(() => {
    process.cwd = folder;
  });
  process.cwd = () => '/srv/c++';
  sendgrid.fails({ status: 500 });
  expect(await failure(mailer())).toBeInstanceOf(EmailDelayedError);
});

test('two mailers in one process each use their own API key', async () => {
  const keys: unknown[] = [];
  const url = await serve(async (request, response) => {
    await json(request);
    keys.push(request.headers.authorization);
    response.writeHead(202).end();
  });
  const [one, other] = ['SG.one', 'SG.other'].map((apiKey) => mailer({ apiKey, apiUrl: url }));
  await one?.send(email);
  await other?.send(email);
  await one?.send(email);
  expect(keys).toEqual(['Bearer SG.one', 'Bearer SG.other', 'Bearer SG.one']);
});

function mailer(overrides: Partial<Parameters<typeof createMailer>[0]> = {}): Mailer {
  return createMailer({
    apiKey: sendgrid.apiKey,
    apiUrl: sendgrid.url,
    from: 'WeGotWork <invitations@wgw.example.com>',
    timeoutMilliseconds: 10_000,
    ...overrides,
  });
}

/** The error that a mailer throws for an email. */
async function failure(mailer: Mailer, failing = email): Promise<Error> {
  const outcome: unknown = await mailer.send(failing).catch((error: unknown) => error);
  if (outcome instanceof Error) return outcome;
  throw new Error('The email was sent.');
}

/** Starts a server, and resolves to its URL. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return `http://127.0.0.1:${address.port}`;
}
