import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createTestDatabase } from '../support/database.ts';
import { complete } from './environment.ts';
import { npmStart } from './npm-start.ts';

test('the start lists all missing variables at once', async () => {
  const started = npmStart({});

  expect(await started.exitCode).toBe(1);
  for (const name of ['PUBLIC_URL', 'APP_SECRET', 'SENDGRID_API_KEY', 'SENDGRID_FROM', 'SLACK_BOT_TOKEN']) {
    expect(started.output()).toContain(`${name} is missing`);
  }
});

test('the start lists each malformed variable with its rule', async () => {
  const started = npmStart({ ...complete, PORT: 'web', SENDGRID_FROM: 'WeGotWork', APP_SECRET: 'short' });

  expect(await started.exitCode).toBe(1);
  expect(started.output()).toContain('PORT is malformed: it must be a port number, 0 to 65535.');
  expect(started.output()).toContain('SENDGRID_FROM is malformed: it must be the sender');
  expect(started.output()).toContain('APP_SECRET is malformed: it must hold at least 32 random bytes');
  expect(started.output()).not.toContain('short');
});

test('the start reports a port that is in use', async () => {
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

test('the start reports a database that wgw cannot work on', async () => {
  const database = await createTestDatabase();
  onTestFinished(database.close);

  const url = new URL(database.url);
  url.searchParams.set('options', '-c default_transaction_read_only=on');

  const started = npmStart({ ...complete, DATABASE_URL: url.href });

  expect(await started.exitCode).toBe(1);
  expect(started.output()).toContain('The database is read-only: default_transaction_read_only is on.');
});
