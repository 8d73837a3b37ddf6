import type pg from 'pg';

/** The default schema of wgw's tables. */
export const DEFAULT_SCHEMA = 'public';

/**
 * The settings that wgw's SQL and its driver need, whatever the server, the database or the role sets. Other settings
 * change no result (planning, memory, logging), are the operator's choice (durability, storage, row security), or are
 * checked at the start (whether transactions may write).
 */
const SETTINGS = {
  // Prisma writes and reads times without a zone: they are in UTC only if the session is.
  TimeZone: 'UTC',
  // The formats that the driver understands.
  DateStyle: 'ISO, MDY',
  IntervalStyle: 'postgres',
  bytea_output: 'hex',
  client_encoding: 'UTF8',
  // Without it, the backslashes in the migrations' patterns mean something else.
  standard_conforming_strings: 'on',
  array_nulls: 'on',
  // Row locks and constraints decide races. The other levels answer with errors instead.
  default_transaction_isolation: 'read committed',
  // The workers' connections wait for notifications and hold locks, even if nothing happens for hours.
  idle_session_timeout: '0',
  transaction_timeout: '0',
  lock_timeout: '0',
  // Releases the locks of a process that is gone. Prisma itself ends its transactions after 20 s.
  idle_in_transaction_session_timeout: '60s',
};

// Leaves out settings that this version of PostgreSQL does not know.
const APPLY = `SELECT set_config(name, value, false) FROM json_each_text($1) AS setting (name, value)
  WHERE current_setting(name, true) IS NOT NULL`;

export interface SessionOptions {
  /** The only schema where unqualified names are looked up and created. */
  readonly schema: string;
  /** The server ends a statement after this time; 0: never. */
  readonly statementTimeoutMs: number;
}

/** Configures a new connection in one round trip. Not with startup parameters: PgBouncer before 1.20 refuses them. */
export async function configureSession(
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
