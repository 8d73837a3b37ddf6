import pg from 'pg';
import pino from 'pino';
import { describe, expect, onTestFinished, test } from 'vitest';
import { MIGRATION_LOCK } from '../../src/database/migrate.ts';
import { openDatabase } from '../../src/database/open.ts';
import { SHIFTED_COLUMNS, type ShiftPlan, shiftTimes } from '../../src/database/shift-times.ts';
import { listLines, openRoster, page } from '../slack/steps.ts';
import { startTestApp } from '../support/app.ts';
import type { TestDatabase } from '../support/database.ts';
import { createOlderDatabase, MOMENTS } from './older-database.ts';

const logger = pino({ level: 'silent' });
const ZONE = 'America/New_York';

/** The link in Lise's email from the older version. */
const LINK_OF_LISE = '/invitations/XVgoeQTdRKa_1gx6X8U7CwAAAAE2x8JOGi_4X8YP61Nt0hplBuoq3r2QgOLzzaR-';

async function olderDatabase(...args: Parameters<typeof createOlderDatabase>): Promise<TestDatabase> {
  const database = await createOlderDatabase(...args);
  onTestFinished(database.close);
  return database;
}

/** Shifts as the command does. `answer` is the answer to its question. */
async function shift(database: TestDatabase, { from = ZONE, answer = true } = {}) {
  let plan: ShiftPlan | undefined;
  const outcome = await shiftTimes({
    databaseUrl: database.url,
    from,
    confirm: async (planned) => {
      plan = planned;
      return answer;
    },
  });
  return { outcome, plan };
}

/** Opens wgw's database and closes it. */
async function open({ url: databaseUrl }: TestDatabase): Promise<void> {
  const database = await openDatabase({ databaseUrl, dataDir: '/nonexistent', logger });
  await database.close();
}

/** The distinct times in a column. */
async function timesIn({ pool }: TestDatabase, table: string, column: string): Promise<Date[]> {
  const { rows } = await pool.query<{ time: Date }>(
    `SELECT DISTINCT ${column} AS time FROM ${table} WHERE ${column} IS NOT NULL ORDER BY 1`,
  );
  return rows.map(({ time }) => time);
}

/** All times, by column. */
async function allTimes(database: TestDatabase): Promise<Record<string, Date[]>> {
  const columns = Object.entries(SHIFTED_COLUMNS).flatMap(([table, names]) =>
    names.map(async (name) => [`${table}.${name}`, await timesIn(database, table, name)] as const),
  );
  return Object.fromEntries(await Promise.all(columns));
}

const { founded, linusJoined, joined, invited, reminded, linusLeft, warned } = MOMENTS;

const later = (time: Date, { days = 0, minutes = 0 }) =>
  new Date(time.getTime() + (days * 24 * 60 + minutes) * 60_000);

/** The times that the older version should have stored. */
const CORRECT: Record<string, Date[]> = {
  'activities.created_at': [founded, joined, invited, reminded, warned],
  'invitation_requests.created_at': [invited],
  'invitation_requests.decided_at': [invited],
  'invitations.answered_at': [joined, invited],
  'invitations.created_at': [joined, invited, warned],
  'invitations.expires_at': [
    later(joined, { days: 7 }),
    later(invited, { days: 7 }),
    later(warned, { days: 14 }),
  ],
  'invitations.link_asked_at': [reminded],
  'invitations.reminded_at': [reminded],
  'invitations.sent_at': [joined, invited],
  'invitations.warned_at': [warned],
  'members.joined_at': [linusJoined, founded, joined],
  'members.removed_at': [reminded],
  'organizations.created_at': [founded],
  'sending_pauses.paused_at': [warned],
  'sending_pauses.try_again_at': [later(warned, { minutes: 1 })],
  'sending_quotas.window_started_at': [joined, invited, warned],
  'slack_identities.bound_at': [founded, joined, reminded],
  'slack_identities.left_at': [reminded],
  'slack_identities.told_at': [linusLeft],
  'slack_installations.created_at': [warned],
  'slack_installations.updated_at': [warned],
  'submissions.announced_at': [joined, invited, warned],
  'submissions.created_at': [joined, invited, warned],
  'workspaces.created_at': [founded],
};

describe('the times of an older version, on a server in New York', () => {
  test('are in these columns', async () => {
    const database = await olderDatabase(ZONE);
    const { rows } = await database.pool.query<{ table: string; columns: string[] }>(
      `SELECT table_name AS table, array_agg(column_name::text ORDER BY column_name) AS columns
       FROM information_schema.columns
       WHERE table_schema = 'public' AND data_type LIKE 'timestamp%' AND table_name <> '_prisma_migrations'
       GROUP BY table_name`,
    );
    expect(Object.fromEntries(rows.map(({ table, columns }) => [table, columns]))).toEqual(SHIFTED_COLUMNS);
  });

  test('keep wgw from starting, with the command that shifts them', async () => {
    const database = await olderDatabase(ZONE);
    const before = await allTimes(database);
    await expect(open(database)).rejects.toThrow(
      /^An earlier version of wgw stored its times in this server's time zone \(America\/New_York\), .* Stop every wgw, run "npm run shift-times -- --from 'America\/New_York'", and start again\.$/,
    );
    expect(await allTimes(database)).toEqual(before);
    expect(before).not.toEqual(CORRECT);
  });

  test('are corrected once, and wgw starts', async () => {
    const database = await olderDatabase(ZONE);
    const { outcome, plan } = await shift(database);
    expect(outcome).toBe('shifted');
    expect(plan?.tables).toContainEqual({ name: 'invitations', rows: 7 });
    expect(plan?.example).toEqual({ before: new Date('2026-12-03T21:20:00.750Z'), after: warned });
    expect(await allTimes(database)).toEqual(CORRECT);

    expect(await shift(database)).toEqual({ outcome: 'not needed', plan: undefined });
    await open(database);
    expect(await allTimes(database)).toEqual(CORRECT);
  });

  test('are right in the app after that: an expiry, a link, the roster, a postponed email', async () => {
    const database = await createOlderDatabase(ZONE);
    await shift(database);
    const app = await startTestApp({ database, time: later(warned, { minutes: 2 }) });
    onTestFinished(app.close);

    expect(await page(app, LINK_OF_LISE)).toContain('4 December 2026');
    const roster = listLines(await openRoster(app.slack.as('ada')));
    // Slack shows the year of a distant date.
    expect(roster.join('\n')).toMatch(
      /Expires Dec 4(, 2026)? at 2:00 PM · Email sent Nov 27(, 2026)? at 2:00 PM/,
    );
    // Sending was paused until a minute ago.
    await app.sendgrid.mailbox.waitFor('olga@acme.com');
    // From 16:22:00.750 to half a second before the expiry, and then past it.
    app.pass({ hours: 21, seconds: 37 * 60 + 59 });
    expect((await fetch(app.url + LINK_OF_LISE)).status).toBe(200);
    app.pass({ seconds: 1 });
    expect((await fetch(app.url + LINK_OF_LISE)).status).toBe(410);
  });

  test('are shifted without any notification, and keep their triggers', async () => {
    const database = await olderDatabase(ZONE);
    const { pool } = database;
    await pool.query("UPDATE graphile_worker._private_jobs SET run_at = now() + interval '5 hours'");
    const { rows: words } = await pool.query('SELECT * FROM roster_words ORDER BY 1, 2, 3, 4, 5');
    await shift(database);
    const { rows: tasks } = await pool.query(
      'SELECT task_identifier AS task, run_at <= now() AS "isDue" FROM graphile_worker.jobs',
    );
    expect(tasks).toEqual([{ task: 'send-invitation', isDue: true }]);
    expect((await pool.query('SELECT * FROM roster_words ORDER BY 1, 2, 3, 4, 5')).rows).toEqual(words);
    await expect(pool.query('DELETE FROM activities')).rejects.toThrow('activities are only ever added');
    await pool.query("UPDATE invitations SET version = 2 WHERE email = 'lise@acme.com'");
    expect((await pool.query('SELECT FROM graphile_worker.jobs')).rowCount).toBe(2);
  });

  test('are shifted in the columns that exist, after a version without some of them', async () => {
    const database = await olderDatabase(ZONE, { rows: false, migrations: 1 });
    await database.pool.query(
      "INSERT INTO organizations (name, created_at) VALUES ('Acme', '2026-11-22T10:00:00-05:00')",
    );
    expect((await shift(database)).outcome).toBe('shifted');
    expect(await timesIn(database, 'organizations', 'created_at')).toEqual([
      new Date('2026-11-22T10:00:00Z'),
    ]);
    await open(database);
  });
});

describe('nothing is shifted', () => {
  test.for<[string, (database: TestDatabase) => Promise<unknown>, string | RegExp]>([
    ['when the person at the terminal says no', (database) => shift(database, { answer: false }), ''],
    [
      'from a time zone that PostgreSQL does not know',
      (database) => shift(database, { from: 'New York' }),
      'PostgreSQL knows no time zone "New York": name one such as America/New_York.',
    ],
    [
      'while a wgw is connected',
      async (database) => {
        const client = new pg.Client({ connectionString: database.url, application_name: 'wgw' });
        await client.connect();
        await shift(database).finally(() => client.end());
      },
      'A wgw is connected to this database (1 connections): stop every wgw, and try again.',
    ],
    [
      'while a wgw starts',
      async (database) => {
        const client = await database.pool.connect();
        await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
        await shift(database).finally(() => client.release(true));
      },
      'A wgw is starting on this database: stop every wgw first.',
    ],
  ])('%s', async ([, attempt, sentence]) => {
    const database = await olderDatabase(ZONE);
    const before = await allTimes(database);
    if (sentence === '') expect(await attempt(database)).toMatchObject({ outcome: 'declined' });
    else await expect(attempt(database)).rejects.toThrow(sentence);
    expect(await allTimes(database)).toEqual(before);
    await expect(open(database)).rejects.toThrow('npm run shift-times');
  });
});

describe('no shift is needed', () => {
  test.for([
    ['the times of a server that is in UTC', 'Etc/UTC', true],
    ['the times of a server in a zone that is UTC all year', 'Atlantic/Reykjavik', true],
    ['a database without rows', ZONE, false],
  ] as const)('%s', async ([, zone, rows]) => {
    const database = await olderDatabase(zone, { rows });
    const before = await allTimes(database);
    await open(database);
    expect(await allTimes(database)).toEqual(before);
    expect((await shift(database)).outcome).toBe('not needed');
  });

  test.for(['Europe/London', 'WET', '<-05>+05'])(
    'but it is on a server in %s, which is not in UTC all year',
    async (zone) => {
      await expect(open(await olderDatabase(zone))).rejects.toThrow('npm run shift-times');
    },
  );
});
