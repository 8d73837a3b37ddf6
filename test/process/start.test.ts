import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { startSendgrid } from '../simulator/sendgrid/sendgrid.ts';
import { startSlack } from '../simulator/slack/slack.ts';
import { createTestDatabase } from '../support/database.ts';
import { npmStart } from './npm-start.ts';

const complete = {
  PORT: '0',
  PUBLIC_URL: 'https://wgw.test',
  SLACK_SIGNING_SECRET: 'a signing secret',
  SLACK_BOT_TOKEN: 'xoxb-1',
  SENDGRID_API_KEY: 'SG.key',
  SENDGRID_FROM: 'WeGotWork <invitations@wegotwork.test>',
  APP_SECRET: Buffer.alloc(32, 'secret').toString('base64'),
};

test('without an environment, every missing variable is named at once', async () => {
  const started = npmStart({});

  expect(await started.exitCode).toBe(1);
  for (const name of ['PUBLIC_URL', 'APP_SECRET', 'SENDGRID_API_KEY', 'SENDGRID_FROM', 'SLACK_BOT_TOKEN']) {
    expect(started.output()).toContain(`${name} is missing`);
  }
});

test('every malformed variable is named with what it must be', async () => {
  const started = npmStart({ ...complete, PORT: 'web', SENDGRID_FROM: 'WeGotWork', APP_SECRET: 'short' });

  expect(await started.exitCode).toBe(1);
  expect(started.output()).toContain('PORT is malformed: it must be a port number, 0 to 65535.');
  expect(started.output()).toContain('SENDGRID_FROM is malformed: it must be the sender');
  expect(started.output()).toContain('APP_SECRET is malformed: it must hold at least 32 random bytes');
  expect(started.output()).not.toContain('short');
});

test('a port that is taken is said so', async () => {
  const database = await createTestDatabase();
  onTestFinished(database.close);
  const other = createServer().listen(0);
  onTestFinished(() => void other.close());
  const { port } = other.address() as AddressInfo;

  const started = npmStart({ ...complete, DATABASE_URL: database.url, PORT: String(port) });

  expect(await started.exitCode).toBe(1);
  expect(started.output()).toContain(
    `Port ${port} is in use: stop what listens there, or set PORT to another.`,
  );
});

test('SIGTERM lets the email under way be sent and noted, and ends with 0', async () => {
  const [database, slack, sendgrid] = await Promise.all([
    createTestDatabase(),
    startSlack(),
    startSendgrid(),
  ]);
  onTestFinished(async () => {
    await Promise.all([database.close(), slack.close(), sendgrid.close()]);
  });
  const started = npmStart({
    ...complete,
    DATABASE_URL: database.url,
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.app.signingSecret,
    SENDGRID_API_KEY: sendgrid.apiKey,
    SENDGRID_API_URL: sendgrid.url,
  });
  slack.connect(await started.url());
  let takeIt = () => {};
  const taken = new Promise<void>((resolve) => {
    takeIt = resolve;
  });
  sendgrid.fails({ delayUntil: taken });
  const ada = slack.as('ada');
  await ada.command('/wgw invite hedy@acme.com');
  await ada.seesModal('Email addresses');
  await ada.submit();
  await sendgrid.waitFor(() => sendgrid.requests.length > 0);

  started.terminate();
  await started.prints('wgw stops');
  takeIt();

  expect(await started.exitCode).toBe(0);
  const invitation = await database.prisma.invitation.findFirstOrThrow();
  expect(invitation.messageId).toBe(sendgrid.mailbox.to('hedy@acme.com')[0]?.id);
});
