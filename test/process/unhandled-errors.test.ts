import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { startDatabaseLink } from '../simulator/database-link.ts';
import { linkIn } from '../simulator/sendgrid/mailbox.ts';
import { invite } from '../slack/steps.ts';
import { createTestDatabase } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';
import { levels, npmStart } from './npm-start.ts';
import { startRemotes } from './remotes.ts';

const brokenCode = pathToFileURL(path.join(import.meta.dirname, 'broken-code.mjs')).href;

test('unhandled errors are logged and counted, and wgw goes on serving pages and sending emails', async () => {
  const { slack, sendgrid, environment } = await startRemotes();
  const database = await createTestDatabase();
  onTestFinished(database.close);
  const token = 'a-token-for-the-metrics';
  const started = npmStart(
    { ...environment, DATABASE_URL: database.url, METRICS_TOKEN: token, LOG_LEVEL: 'debug' },
    { nodeOptions: `--import ${brokenCode}` },
  );
  const url = await started.url();
  slack.connect(url);

  expect((await fetch(`${url}/break`)).status).toBe(404);
  await started.prints('an exception that nobody catches');

  await invite(slack.as('ada'), { addresses: 'grace@acme.com' });
  const { pathname } = new URL(linkIn(await sendgrid.mailbox.waitFor('grace@acme.com')));
  expect((await fetch(`${url}${pathname}`)).status).toBe(200);
  const metrics = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${token}` } });
  const text = await metrics.text();
  expect(text).toContain('wgw_unhandled_errors_total{kind="rejection"} 1\n');
  expect(text).toContain('wgw_unhandled_errors_total{kind="exception"} 1\n');

  started.terminate();
  expect(await started.exitCode).toBe(0);
  const lines = started
    .log()
    .map(({ level, msg, err }) => ({ level, text: `${msg} ${JSON.stringify(err)}` }));
  const levelOf = (words: string) => lines.find((line) => line.text.includes(words))?.level;
  expect(levelOf('a rejection that nobody handles')).toBe(levels.error);
  expect(levelOf('an exception that nobody catches')).toBe(levels.fatal);
  expect(levelOf('a warning of a library')).toBe(levels.warn);
  expect(levelOf('printed by a library')).toBe(levels.warn);
  expect(levelOf('a trace by a library')).toBe(levels.debug);
  expect(started.output()).not.toContain('a-password');
});

test('nonsense from the database, on which its driver throws an uncaught exception, does not end the process', async () => {
  const { environment } = await startRemotes();
  const database = await createTestDatabase();
  onTestFinished(database.close);
  const link = await startDatabaseLink(database.url);
  onTestFinished(link.close);
  const started = npmStart({ ...environment, DATABASE_URL: link.url });
  const url = await started.url();

  // It describes a row with -1 columns.
  link.garble(Buffer.from('T\x00\x00\x00\x08\xff\xff\x00\x01', 'latin1'));
  await started.prints('Nothing caught an exception');
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  link.restore();

  await eventually(async () => (await fetch(`${url}/readyz`)).status === 200);
  started.terminate();
  expect(await started.exitCode).toBe(0);
});
