import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { createLogger, maskAddress } from '../src/logger.ts';

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

test('a line is JSON, with its level, time and words', () => {
  expect(logged((logger) => logger.info({ port: 3000 }, 'ready'))).toMatchObject({
    port: 3000,
    msg: 'ready',
  });
});

test('addresses are masked, and secrets left out, wherever they stand', () => {
  const line = logged((logger) =>
    logger.info({
      email: 'grace@acme.com',
      job: { to: 'grace@acme.com', link: 'https://x/y' },
      token: 'xoxb-1',
      slack: { botToken: 'xoxb-1', appToken: 'xapp-1', signingSecret: 'secret', clientSecret: 'secret' },
      config: { sendgrid: { apiKey: 'SG.key' }, secrets: ['secret'], slack: { stateSecret: 'secret' } },
      databaseUrl: 'postgresql://wgw:password@db/wgw',
    }),
  );
  expect(line).toMatchObject({
    email: 'g…@acme.com',
    job: { to: 'g…@acme.com', link: '[redacted]' },
    token: '[redacted]',
  });
  expect(JSON.stringify(line)).not.toMatch(/xoxb|xapp|"secret"|SG\.|password/);
});

test('of an error only what it says is logged, not the rows and keys that it carries', () => {
  const error = Object.assign(new Error('refused', { cause: new Error('away') }), {
    code: '23514',
    detail: 'Failing row contains (grace@acme.com)',
  });
  const line = logged((logger) => logger.error({ err: error }, 'failed'));
  expect(line.err).toMatchObject({ message: 'refused', code: '23514', cause: { message: 'away' } });
  expect(JSON.stringify(line)).not.toContain('grace@acme.com');
});

test('a masked address shows its first letter and its domain', () => {
  expect(maskAddress('grace@acme.com')).toBe('g…@acme.com');
});
