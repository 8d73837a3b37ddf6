import { expect } from 'vitest';
import { eventually } from '../../support/eventually.ts';
import { testAlone as test } from '../../support/shared-app.ts';
import { invite } from '../steps.ts';

const page = `<p>Bad Gateway</p>${'x'.repeat(500_000)}`;

test('long answers fill neither the log nor the database', async ({ app }) => {
  app.slack.faults.next('chat.postMessage', { page });
  app.sendgrid.fails({ status: 400, error: page });
  await invite(app.slack.as('ada'), { addresses: 'grace@acme.com' });

  await eventually(() => expect(app.logs().match(/Bad Gateway/g)?.length).toBeGreaterThanOrEqual(2));

  const lengths = app
    .logs()
    .split('\n')
    .map((line) => line.length);
  expect(Math.max(...lengths)).toBeLessThan(20_000);
  await eventually(async () => {
    const { rows } = await app.database.pool.query<{ length: number }>(
      'SELECT max(length(last_error)) AS length FROM graphile_worker._private_jobs',
    );
    expect(rows[0]?.length).toBeGreaterThan(0);
    expect(rows[0]?.length).toBeLessThan(20_000);
  });
});
