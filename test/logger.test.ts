import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { Writable } from 'node:stream';
import { expect, onTestFinished, test } from 'vitest';
import { createLogger, maskAddress } from '../src/logger.ts';
import { endWithThisProcess } from './support/orphans.ts';

/** A file of Linux on which every write fails, as on a full disk. */
const FULL_DISK = '/dev/full';

function logged(write: (logger: ReturnType<typeof createLogger>) => void): Record<string, unknown> {
  let line = '';
  const sink = new Writable({
    write(chunk, _encoding, done) {
      line += String(chunk);
      done();
    },
  });
  write(createLogger('info', sink));
  return JSON.parse(line);
}

test('a line is JSON with its level, time and message', () => {
  expect(logged((logger) => logger.info({ port: 3000 }, 'ready'))).toEqual({
    level: 30,
    time: expect.any(Number),
    port: 3000,
    msg: 'ready',
  });
});

test('addresses are masked and secrets are left out, in nested fields too', () => {
  const line = logged((logger) =>
    logger.info({
      email: 'grace@acme.com',
      task: { to: 'grace@acme.com', link: 'https://x/y' },
      token: 'xoxb-1',
      slack: { botToken: 'xoxb-1', appToken: 'xapp-1', signingSecret: 'secret', clientSecret: 'secret' },
      config: { sendgrid: { apiKey: 'SG.key' }, secrets: ['secret'], slack: { stateSecret: 'secret' } },
      databaseUrl: 'postgresql://wgw:password@db/wgw',
    }),
  );
  expect(line).toMatchObject({
    email: 'g…@acme.com',
    task: { to: 'g…@acme.com', link: '[redacted]' },
    token: '[redacted]',
  });
  expect(JSON.stringify(line)).not.toMatch(/xoxb|xapp|"secret"|SG\.|password/);
});

test.each([
  'token',
  'botToken',
  'appToken',
  'signingSecret',
  'clientSecret',
  'stateSecret',
  'apiKey',
  'secrets',
  'databaseUrl',
  'connectionString',
  'authorization',
  'Authorization',
  'response_url',
  'responseUrl',
  'link',
])('a %s is left out, at each of three depths', (field) => {
  const line = logged((logger) =>
    logger.info({ [field]: 'secret', one: { [field]: ['secret'], two: { [field]: 'secret' } } }),
  );
  expect(line).toMatchObject({
    [field]: '[redacted]',
    one: { [field]: '[redacted]', two: { [field]: '[redacted]' } },
  });
});

test.each(['email', 'address', 'to', 'from'])(
  'an address in %s is masked, at each of three depths',
  (field) => {
    const grace = { [field]: 'grace@acme.com' };
    const line = logged((logger) => logger.info({ ...grace, one: { ...grace, two: grace } }));
    const masked = { [field]: 'g…@acme.com' };
    expect(line).toMatchObject({ ...masked, one: { ...masked, two: masked } });
  },
);

test('a value in an address field that is not text is left out', () => {
  expect(logged((logger) => logger.info({ to: [{ name: 'Grace', mailbox: 'grace@acme.com' }] })).to).toBe(
    '[redacted]',
  );
});

test('the message of an error is logged, not the rows and keys in its other fields', () => {
  const error = Object.assign(new Error('refused', { cause: new Error('away') }), {
    code: '23514',
    detail: 'Failing row contains (grace@acme.com)',
  });
  const line = logged((logger) => logger.error({ err: error }, 'failed'));
  expect(line.err).toMatchObject({ message: 'refused', code: '23514', cause: { message: 'away' } });
  expect(JSON.stringify(line)).not.toContain('grace@acme.com');
});

test('a thrown value that is not an error is logged as text, without its fields', () => {
  const thrown = { detail: 'Failing row contains (grace@acme.com)' };
  expect(logged((logger) => logger.error({ err: 'refused' })).err).toEqual({ message: 'refused' });
  expect(logged((logger) => logger.error({ err: thrown })).err).toEqual({ message: '[object Object]' });
});

test('a very long answer in the message of an error does not fill the log', () => {
  const page = '<p>Bad Gateway</p>'.repeat(50_000);
  const line = logged((logger) => logger.error({ err: new Error(page, { cause: page }) }, 'failed'));
  expect(JSON.stringify(line)).toContain('Bad Gateway');
  expect(JSON.stringify(line).length).toBeLessThan(20_000);
});

test.skipIf(!existsSync(FULL_DISK))('a log on a disk that is full ends nothing', async () => {
  const disk = await open(FULL_DISK, 'w');
  onTestFinished(() => disk.close());
  const compiled = path.resolve(import.meta.dirname, '../dist/logger.js');
  const script = `
    import { createLogger } from '${compiled}';
    const logger = createLogger('info');
    logger.info('first');
    setTimeout(() => {
      logger.info('second');
      process.exit(7);
    }, 100);`;

  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', disk.fd, 'inherit'],
  });
  endWithThisProcess(child);

  expect(await once(child, 'exit')).toEqual([7, null]);
});

test('a masked address shows its first letter and its email domain', () => {
  expect(maskAddress('grace@acme.com')).toBe('g…@acme.com');
  expect(maskAddress('😀grace@acme.com')).toBe('😀…@acme.com');
});
