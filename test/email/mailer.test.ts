import { createServer, type RequestListener } from 'node:http';
import { json } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import {
  createMailer,
  type Email,
  EmailDelayedError,
  EmailRefusedError,
  type Mailer,
  SenderRefusedError,
} from '../../src/email/mailer.ts';
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

describe('an email that SendGrid takes', () => {
  test('arrives from the configured sender, with replies going to the inviter', async () => {
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

  test('carries the id of its invitation and nothing else about it, and no tracking', async () => {
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

  test('is named by headers, the same at every try, with nothing personal in them', async () => {
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

  test('has a name of its own for each link and reminder', async () => {
    for (const version of [1, 2]) {
      for (const isReminder of [false, true]) await mailer().send({ ...email, version, isReminder });
    }
    const names = sendgrid.mailbox.messages.map(({ headers }) => headers['Message-ID']);
    expect(new Set(names).size).toBe(4);
  });

  test('may come from an address without a name', async () => {
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
  ])('with %s are inert', async (_what, name, shown) => {
    await mailer().send({ ...email, replyTo: { address: 'ada@acme.com', name }, subject: `From ${name}` });
    const [mail] = sendgrid.mailbox.messages;
    expect(mail?.replyTo).toEqual({ email: 'ada@acme.com', name: shown });
    expect(mail?.subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
  });

  test('that the subject keeps apart from its English stay so', async () => {
    const subject =
      '\u200E\u2068דנה כהן\u2069\u200E invited you to join \u200E\u2068אקמי\u2069\u200E on WeGotWork';
    await mailer().send({ ...email, subject });
    expect(sendgrid.mailbox.messages[0]?.subject).toBe(subject);
  });

  test('that leave nothing to read are left out', async () => {
    await mailer().send({ ...email, replyTo: { address: 'ada@acme.com', name: '<>' } });
    expect(sendgrid.mailbox.messages[0]?.replyTo).toEqual({ email: 'ada@acme.com' });
  });
});

const recipient = 'personalizations.0.to.0.email';

describe('an email that SendGrid never will take', () => {
  test.each([
    [400, 'its recipient', { field: recipient }],
    [400, 'a request that it cannot read', {}],
    [413, 'its size', {}],
  ])('with %i, because of %s, is refused, in words without addresses', async (status, _what, field) => {
    sendgrid.fails({ status, error: 'No, not to [grace@acme.com].', ...field });
    const error = await failure(mailer());
    expect(error).toBeInstanceOf(EmailRefusedError);
    const where = 'field' in field ? `${field.field}: ` : '';
    expect(error).toMatchObject({ status, reasons: [`${where}No, not to [g…@acme.com].`] });
    expect(error.message).toBe(`SendGrid refused the email (HTTP ${status}).`);
  });

  test('is refused with the beginning of a long reason', async () => {
    sendgrid.fails({ status: 400, error: `grace@acme.com ${'x'.repeat(500_000)}` });
    const error = await failure(mailer());
    expect(error).toMatchObject({ reasons: [expect.stringMatching(/^g…@acme\.com x{200,300}$/)] });
  });

  test('names the recipient as being at fault', async () => {
    const error = await failure(mailer(), { ...email, to: 'nobody' });
    expect(error).toBeInstanceOf(EmailRefusedError);
    expect(error).toMatchObject({ reasons: [`${recipient}: Does not contain a valid address.`] });
  });

  test('is refused at once, however long the words are that SendGrid says about it', async () => {
    const errors = [{ message: 'x'.repeat(1_000_000) }];
    const url = await serve((_request, response) => response.writeHead(400).end(JSON.stringify({ errors })));
    expect(await failure(mailer({ apiUrl: url }))).toBeInstanceOf(EmailRefusedError);
  });
});

describe('an email that SendGrid takes from nobody like this app', () => {
  test.each([
    [400, 'a sender that is none', { field: 'from.email' }],
    [401, 'a wrong key', {}],
    [403, 'a sender that may not send', {}],
    [404, 'an address of the API that is wrong', {}],
    [407, 'a proxy that lets nobody through', {}],
  ])('with %i, because of %s, is told apart', async (status, _what, field) => {
    sendgrid.fails({ status, error: 'No, not to [grace@acme.com].', ...field });
    const error = await failure(mailer());
    expect(error).toBeInstanceOf(SenderRefusedError);
    expect(error.message).toContain(`HTTP ${status}`);
    expect(error.message).toContain('No, not to [g…@acme.com].');
  });
});

describe('an email that SendGrid does not take now', () => {
  test.each([
    ['120', 120],
    ['999999', 3600],
    ['soon', undefined],
  ])('is worth another try when SendGrid says: Retry-After %s', async (value, seconds) => {
    const url = await serve((_request, response) => {
      response.writeHead(429, { 'retry-after': value }).end('{"errors":[{"message":"too many requests"}]}');
    });
    expect(await failure(mailer({ apiUrl: url }))).toMatchObject({ retryAfterSeconds: seconds });
  });

  test.each([
    [429, 'its rate limit', {}],
    [500, 'an error of its own', {}],
    [503, 'being away', {}],
  ])('with %i, because of %s, is worth another try', async (status, _what, field) => {
    sendgrid.fails({ status, error: 'No, not to [grace@acme.com].', ...field });
    const error = await failure(mailer());
    expect(error).toBeInstanceOf(EmailDelayedError);
    expect(error.message).toContain(`HTTP ${status}`);
    expect(error.message).toContain('No, not to [g…@acme.com].');
  });

  test.each([301, 302, 307])(
    'because the address of the API is a redirect (%i) has not been sent',
    async (status) => {
      const url = await serve((request, response) => {
        if (request.url === '/elsewhere') response.writeHead(202).end();
        else response.writeHead(status, { location: '/elsewhere' }).end();
      });
      expect(await failure(mailer({ apiUrl: url }))).toBeInstanceOf(EmailDelayedError);
    },
  );

  test.each([200, 400])(
    "because somebody else's page answers with %i is worth another try",
    async (status) => {
      const url = await serve((_request, response) => response.writeHead(status).end('<h1>No way out</h1>'));
      expect(await failure(mailer({ apiUrl: url }))).toBeInstanceOf(EmailDelayedError);
    },
  );

  test('because its answer is longer than a megabyte is worth another try', async () => {
    const errors = [{ message: 'x'.repeat(1024 * 1024) }];
    const url = await serve((_request, response) => response.writeHead(400).end(JSON.stringify({ errors })));
    expect(await failure(mailer({ apiUrl: url }))).toBeInstanceOf(EmailDelayedError);
  });

  test.each([
    ['the connection breaks', { reset: true } as const],
    ['the answer is lost after the email was taken', { loseAnswer: true } as const],
  ])('because %s is worth another try', async (_what, fault) => {
    sendgrid.fails(fault);
    expect(await failure(mailer())).toBeInstanceOf(EmailDelayedError);
  });

  test('because it never answers is worth another try', async () => {
    sendgrid.fails({ hang: true });
    const error = await failure(mailer({ timeoutMilliseconds: 50 }));
    expect(error).toBeInstanceOf(EmailDelayedError);
    expect(error.message).toContain('no answer in time');
  });

  test('because its answer trickles without an end is worth another try', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(202);
      const trickle = setInterval(() => response.write('{'), 10);
      response.on('close', () => clearInterval(trickle));
    });
    const error = await failure(mailer({ apiUrl: url, timeoutMilliseconds: 50 }));
    expect(error).toBeInstanceOf(EmailDelayedError);
  });

  test('because nobody listens there is worth another try, and the error holds no secret', async () => {
    const error = await failure(mailer({ apiUrl: 'http://127.0.0.1:1' }));
    expect(error).toBeInstanceOf(EmailDelayedError);
    const everything = JSON.stringify(error, Object.getOwnPropertyNames(error));
    expect(everything).toContain('ECONNREFUSED');
    for (const secret of [sendgrid.apiKey, email.to, 'Hello']) expect(everything).not.toContain(secret);
  });
});

test('a bad status is told from a folder whose name is no regular expression', async () => {
  const folder = process.cwd;
  onTestFinished(() => {
    process.cwd = folder;
  });
  process.cwd = () => '/srv/c++';
  sendgrid.fails({ status: 500 });
  expect(await failure(mailer())).toBeInstanceOf(EmailDelayedError);
});

test('two mailers keep their keys apart', async () => {
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

/** What a mailer throws for an email. */
async function failure(mailer: Mailer, failing = email): Promise<Error> {
  const outcome: unknown = await mailer.send(failing).catch((error: unknown) => error);
  if (outcome instanceof Error) return outcome;
  throw new Error('The email was sent.');
}
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
