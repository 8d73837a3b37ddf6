import type pg from 'pg';

/** The schema of wgw's tables where nothing else is said. */
export const DEFAULT_SCHEMA = 'public';

/**
 * What wgw's SQL and its driver need of a session, whatever the server, the database or the role sets. Settings that are
 * not here change no result (planning, memory, logging), or are the operator's choice (durability, storage, row
 * security), or are looked at when wgw starts (whether transactions may write).
 */
const SETTINGS = {
  // Prisma writes and reads times without a zone: they are UTC only where the session is.
  TimeZone: 'UTC',
  // The text forms that the driver understands.
  DateStyle: 'ISO, MDY',
  IntervalStyle: 'postgres',
  bytea_output: 'hex',
  client_encoding: 'UTF8',
  // Without it, the backslashes in the migrations' patterns mean something else.
  standard_conforming_strings: 'on',
  array_nulls: 'on',
  // Row locks and constraints decide races; the other levels answer with errors instead.
  default_transaction_isolation: 'read committed',
  // The workers' connections wait for notifications and hold locks, however long nothing happens.
  idle_session_timeout: '0',
  transaction_timeout: '0',
  lock_timeout: '0',
  // Prisma ends its transactions after 20 s. This is for a process that is gone, whose locks others wait for.
  idle_in_transaction_session_timeout: '60s',
};

// A setting that this version of PostgreSQL does not know is left out.
const APPLY = `SELECT set_config(name, value, false) FROM json_each_text($1) AS setting (name, value)
  WHERE current_setting(name, true) IS NOT NULL`;

export interface SessionOptions {
  /** Where unqualified names are looked up and created; nowhere else. */
  readonly schema: string;
  /** After which the server ends a statement; 0: never. */
  readonly statementTimeoutMs: number;
}

/** Settles a new connection, in one round trip. No startup parameters: PgBouncer before 1.20 refuses them. */
export async function settleSession(
  client: pg.ClientBase,
  { schema, statementTimeoutMs }: SessionOptions,
): Promise<void> {
  const settings = {
    ...SETTINGS,
    search_path: client.escapeIdentifier(schema),
    statement_timeout: String(statementTimeoutMs),
  };
  await client.query(APPLY, [JSON.stringify(settings)]);
}
