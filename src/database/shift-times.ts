import type pg from 'pg';
import { checkServer } from './check-server.ts';
import { connect } from './connect.ts';
import { MIGRATION_LOCK } from './migrate.ts';
import { missingMigrations, recordMigration } from './migration-history.ts';
import { type Migration, readMigrations } from './migrations.ts';
import { configureSession } from './session.ts';

/** Before this migration, times were stored in the time zone of the server's sessions. */
const TIMES_IN_UTC = '20261130000000_times_in_utc';

/** Every column in which earlier versions stored times. Prisma wrote all of them; none was written by SQL's now(). */
export const SHIFTED_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  activities: ['created_at'],
  invitation_requests: ['created_at', 'decided_at'],
  invitations: [
    'answered_at',
    'created_at',
    'expires_at',
    'link_asked_at',
    'reminded_at',
    'sent_at',
    'warned_at',
  ],
  members: ['joined_at', 'removed_at'],
  organizations: ['created_at'],
  sending_pauses: ['paused_at', 'try_again_at'],
  sending_quotas: ['window_started_at'],
  slack_identities: ['bound_at', 'left_at', 'told_at'],
  slack_installations: ['created_at', 'updated_at'],
  submissions: ['announced_at', 'created_at'],
  workspaces: ['created_at'],
};

/** The changes that a shift would make. */
export interface ShiftPlan {
  readonly tables: readonly { readonly name: string; readonly rows: number }[];
  /** The time of the newest activity. */
  readonly example: { readonly before: Date; readonly after: Date } | undefined;
}

interface ShiftOptions {
  readonly databaseUrl: string;
  /** The time zone of the server's sessions, in which the times were stored. */
  readonly from: string;
  /** Called before anything changes. Resolves with whether to go on. */
  readonly confirm: (plan: ShiftPlan) => Promise<boolean>;
}

/**
 * Corrects the times that an earlier version stored on a server in another time zone, in one transaction. A second call
 * changes nothing.
 *
 * That version sent the wall clock in UTC, and the server read it as one in its own zone. In spring, a zone skips an hour:
 * times in it were stored an hour late and cannot be told from those of the next hour, so they stay late. In autumn, an
 * hour comes twice, but was stored in one way only.
 *
 * @throws if the zone is unknown, or if a wgw is connected. Nothing is changed then.
 */
export async function shiftTimes(options: ShiftOptions): Promise<'shifted' | 'not needed' | 'declined'> {
  const config = { connectionString: options.databaseUrl };
  const schema = await checkServer(config);
  const client = await connect(config);
  try {
    await configureSession(client, { schema, statementTimeoutMs: 0 });
    await takeLock(client);
    const migration = await missingMigration(client);
    const columns = await existingColumns(client);
    if (migration === undefined || columns.size === 0) return 'not needed';
    await setZone(client, options.from);
    if (!(await options.confirm(await makePlan(client, columns)))) return 'declined';
    await assertNobodyConnected(client);
    await client.query('BEGIN');
    for (const [table, names] of columns) await shiftTable(client, table, names);
    await client.query(MAKE_EMAILS_DUE);
    await recordMigration(client, migration);
    await client.query('COMMIT');
    return 'shifted';
  } finally {
    // Closing the connection releases the lock, and rolls back what is not committed.
    await client.end();
  }
}

/** Keeps every wgw from starting while this connection is open. */
async function takeLock(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [
    MIGRATION_LOCK,
  ]);
  if (!rows[0]?.taken) throw new Error('A wgw is starting on this database: stop every wgw first.');
}

async function missingMigration(client: pg.Client): Promise<Migration | undefined> {
  const missing = await missingMigrations(client, await readMigrations());
  return missing.find(({ name }) => name === TIMES_IN_UTC);
}

/** The columns that exist, by table: the last version that ran may be older than some of them. */
async function existingColumns(client: pg.Client): Promise<Map<string, string[]>> {
  const { rows } = await client.query<{ table: string; columns: string[] }>(
    `SELECT relname AS table, array_agg(attname::text) AS columns
     FROM json_each($1) AS shifted (name, columns)
     JOIN pg_class ON relname = name AND relnamespace = current_schema()::regnamespace
     JOIN pg_attribute ON attrelid = pg_class.oid AND columns::jsonb ? attname AND NOT attisdropped
     GROUP BY relname ORDER BY relname`,
    [JSON.stringify(SHIFTED_COLUMNS)],
  );
  return new Map(rows.map(({ table, columns }) => [table, columns]));
}

/** Sets the session's time zone to the one in which times were stored: `shifted` depends on it. */
async function setZone(client: pg.Client, zone: string): Promise<void> {
  try {
    await client.query("SELECT set_config('TimeZone', $1, false)", [zone]);
  } catch (cause) {
    throw new Error(`PostgreSQL knows no time zone "${zone}": name one such as America/New_York.`, { cause });
  }
}

async function makePlan(client: pg.Client, columns: Map<string, string[]>): Promise<ShiftPlan> {
  const counts = [...columns.keys()].map(
    (name) => `SELECT '${name}' AS name, count(*)::int AS rows FROM ${name}`,
  );
  const { rows: tables } = await client.query<ShiftPlan['tables'][number]>(counts.join(' UNION ALL '));
  const { rows } = await client.query<{ before: Date; after: Date }>(
    `SELECT created_at AS before, ${shifted('created_at')} AS after FROM activities ORDER BY created_at DESC LIMIT 1`,
  );
  return { tables, example: rows[0] };
}

/** The corrected time of a column. */
const shifted = (column: string) => `${column}::timestamp AT TIME ZONE 'UTC'`;

/** Disables triggers: they would refuse to change activities, and update every announcement. */
async function shiftTable(client: pg.Client, table: string, columns: string[]): Promise<void> {
  await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  await client.query(`UPDATE ${table} SET ${columns.map((name) => `${name} = ${shifted(name)}`).join(', ')}`);
  await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
}

// Prisma wrote the times of these tasks only. A task that runs too early finds that out and is queued again.
const MAKE_EMAILS_DUE = `
  SELECT graphile_worker.reschedule_jobs(array_agg(id), run_at := now()) FROM graphile_worker.jobs
  WHERE task_identifier IN ('send-invitation', 'remind-invitee') AND locked_at IS NULL AND run_at > now()`;

/** A wgw that is running would store more times in the old way. */
async function assertNobodyConnected(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database()
       AND application_name = current_setting('application_name') AND pid <> pg_backend_pid()`,
  );
  const count = rows[0]?.count ?? 0;
  if (count === 0) return;
  throw new Error(
    `A wgw is connected to this database (${count} connections): stop every wgw, and try again. ` +
      'A pooler may keep connections open for a while after that.',
  );
}
