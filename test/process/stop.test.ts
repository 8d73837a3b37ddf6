import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readPostmaster } from '../../src/database/embedded/postmaster.ts';
import { invite, openInvite } from '../slack/steps.ts';
import { createTestDatabase } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';
import { makeFolder } from '../support/folder.ts';
import { createGate } from '../support/gate.ts';
import { npmStart } from './npm-start.ts';
import { startRemotes } from './remotes.ts';

/** Opens a connection and sends the given start of an HTTP request, or nothing. */
async function openConnection(url: string, beginning = ''): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  // The app may cut the connection. That must not fail the test.
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(beginning);
  return socket;
}

test('SIGTERM waits until the email in progress is sent and recorded, and exits with 0', async () => {
  const { slack, sendgrid, environment } = await startRemotes();
  const database = await createTestDatabase();
  onTestFinished(database.close);
  const started = npmStart({ ...environment, DATABASE_URL: database.url });
  slack.connect(await started.url());
  const taken = createGate();
  sendgrid.fails({ delayUntil: taken.opened });
  await invite(slack.as('ada'), { addresses: 'hedy@acme.com' });
  await sendgrid.waitFor(() => sendgrid.requests.length > 0);

  started.terminate();
  await started.prints('wgw stops');
  // Ctrl-C under npm sends the signal twice.
  started.terminate();
  taken.open();

  expect(await started.exitCode).toBe(0);
  const invitation = await database.prisma.invitation.findFirstOrThrow();
  expect(invitation.messageId).toBe(sendgrid.mailbox.to('hedy@acme.com')[0]?.id);
});

test('SIGTERM waits until an acknowledged form is answered, and exits with 0', async () => {
  const { slack, environment } = await startRemotes();
  const database = await createTestDatabase();
  onTestFinished(database.close);
  const started = npmStart(
    { ...environment, DATABASE_URL: database.url },
    { timeLimits: { slackReply: 1_000 } },
  );
  slack.connect(await started.url());
  const ada = slack.as('ada');
  await openInvite(ada);
  const answered = createGate();
  slack.faults.next('users.info', { delayUntil: answered.opened });
  const { modal } = await ada.submit({ people: ['bob'] });
  expect(modal?.text).toContain('Asking Slack about the teammates you picked');

  started.terminate();
  await started.prints('wgw stops');
  answered.open();

  await ada.seesModal('Invited Successfully');
  expect(await started.exitCode).toBe(0);
  expect(await database.prisma.invitation.count()).toBe(1);
});

test('SIGTERM leaves no PostgreSQL running, during its first start or while everything hangs', async () => {
  const { slack, sendgrid, environment } = await startRemotes();
  const dataDir = await makeFolder();
  const cluster = path.join(dataDir, 'postgres');

  const first = npmStart({ ...environment, DATA_DIR: dataDir });
  await eventually(async () =>
    expect(await readdir(dataDir)).toContainEqual(expect.stringMatching(/^postgres\.new-/)),
  );
  first.terminate();

  expect(await first.exitCode).toBe(0);
  expect(await readdir(dataDir)).toEqual(['postgres.log']);
  expect(await readPostmaster(cluster)).toBeUndefined();

  const second = npmStart(
    { ...environment, DATA_DIR: dataDir },
    { timeLimits: { slackReply: 1_000, finish: 500 } },
  );
  const url = await second.url();
  slack.connect(url);
  const ada = slack.as('ada');
  sendgrid.fails({ hang: true });
  await invite(ada, { addresses: 'hedy@acme.com' });
  await sendgrid.waitFor(() => sendgrid.requests.length > 0);
  await openInvite(ada);
  slack.faults.next('users.info', { hang: true }, 3);
  await ada.submit({ people: ['bob'] });
  await openConnection(url);
  await openConnection(
    url,
    'POST /invitations/x/accept HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nname=',
  );
  // Connections are accepted in the order in which they were opened.
  await fetch(`${url}/healthz`);
  second.terminate();

  expect(await second.exitCode).toBe(0);
  expect(second.output()).toContain('"part":"tasks"');
  expect(second.output()).toContain('"part":"requests"');
  expect(second.output()).not.toContain('wgw did not finish in time');
  expect(await readPostmaster(cluster)).toBeUndefined();
});
