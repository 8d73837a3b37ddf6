import type pg from 'pg';

/** A pooler that lends its connections in turn might not show it at once. */
const ROUNDS = 5;

/**
 * Makes sure that a session belongs to its connection alone, for as long as that lives, which a pooler may not grant.
 * A connection to PostgreSQL itself needs no second one.
 *
 * @throws when two connections that are open at the same time use one session, or one uses several in turn; and when
 *   there is no second connection to be had.
 */
export async function assertSessionsLast(
  first: pg.Client,
  connectAgain: () => Promise<pg.Client>,
): Promise<void> {
  if (isGreetedBy(first, await sessionOf(first))) return;
  const second = await connectSecond(connectAgain);
  try {
    const seen = { first: new Set<number>(), second: new Set<number>() };
    for (let round = 0; round < ROUNDS; round += 1) {
      seen.first.add(await sessionOf(first));
      // Twice: where two sessions are lent in turn, each connection would get the same ones in each round.
      seen.second.add(await sessionOf(second));
      seen.second.add(await sessionOf(second));
    }
    const all = new Set([...seen.first, ...seen.second]);
    if (seen.first.size === 1 && seen.second.size === 1 && all.size === 2) return;
    throw new Error(
      'The pooler in front of the database lends its sessions for one transaction or statement at a time, but wgw needs ' +
        'sessions that last: it listens and holds locks in them. Use the pooler in session mode (pool_mode = session in ' +
        'PgBouncer), or let DATABASE_URL name PostgreSQL itself.',
    );
  } finally {
    await second.end();
  }
}

/** The server process behind a connection. */
async function sessionOf(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  return rows[0]?.pid ?? 0;
}

/**
 * Whether a server process greeted the connection itself. A pooler greets with a number of its own: it does not know yet
 * which session it will use.
 */
function isGreetedBy(client: pg.Client, pid: number): boolean {
  return 'processID' in client && client.processID === pid;
}

async function connectSecond(connectAgain: () => Promise<pg.Client>): Promise<pg.Client> {
  let second: pg.Client | undefined;
  try {
    second = await connectAgain();
    // A pooler greets first, and lends a session when it is used.
    await sessionOf(second);
    return second;
  } catch (cause) {
    await second?.end();
    const why = cause instanceof Error ? cause.message : String(cause);
    const sentence =
      `The pooler in front of the database lends wgw no second connection (${why}), but each wgw takes up to 20: let it ` +
      'open more (default_pool_size in PgBouncer).';
    throw new Error(sentence, { cause });
  }
}
