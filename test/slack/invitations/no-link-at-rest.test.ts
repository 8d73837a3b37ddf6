import { expect } from 'vitest';
import type { TestApp } from '../../support/app.ts';
import { test } from '../../support/shared-app.ts';
import { allTasksDone, retryNow } from '../../support/tasks.ts';
import { invite, linkOf } from '../steps.ts';

/** The rows of all tables, with those of queued tasks. */
async function dump({ database: { pool } }: TestApp): Promise<string> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
  );
  const rows: unknown[] = [];
  for (const { name } of tables) {
    rows.push((await pool.query(`SELECT entry::text FROM ${name} AS entry`)).rows);
  }
  return JSON.stringify(rows);
}

test('the database holds no link, neither of a sent email nor of a waiting one', async ({ app }) => {
  const ada = app.slack.as('ada');
  await invite(ada, { addresses: 'ted@acme.com' });
  const links = [await linkOf(app, 'ted@acme.com')];
  await allTasksDone(app);
  app.sendgrid.fails({ status: 500 });
  await invite(ada, { addresses: 'kim@acme.com' });
  const rows = await dump(app);
  await retryNow(app);
  links.push(await linkOf(app, 'kim@acme.com'));

  expect(rows).toContain('ted@acme.com');
  expect(rows).toContain('kim@acme.com');
  for (const link of links) {
    const token = link.slice(link.lastIndexOf('/') + 1);
    // The signature at the end makes the link. It could be stored as text or as bytes.
    const signature = token.slice(-36);
    expect(rows).not.toContain(signature);
    expect(rows).not.toContain(Buffer.from(signature, 'base64url').toString('hex'));
  }
});
