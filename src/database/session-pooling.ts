import type pg from 'pg';

/** A pooler that lends its sessions in turn may not show it in the first round. */
const ROUNDS = 5;

/**
 * Checks that a session belongs to one connection for as long as the connection lives. A pooler may not grant that. Opens a
 * second connection for the check, unless the first one leads to PostgreSQL itself.
 *
 * @throws if two open connections use the same session, if one connection uses several sessions in turn, or if a second
 *   connection cannot be opened.
 */
export async function assertSessionPooling(
  first: pg.Client,
  connectAgain: () => Promise<pg.Client>,
): Promise<void> {
  if (isAnnouncedPid(first, await sessionOf(first))) return;
  const second = await connectSecond(connectAgain);
  try {
    const seen = { first: new Set<number>(), second: new Set<number>() };
    for (let round = 0; round < ROUNDS; round += 1) {
      seen.first.add(await sessionOf(first));
      // Twice, as with two sessions in turn each connection would get the same one in each round.
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
 * Whether PostgreSQL itself announced the process id of the connection. A pooler announces a number of its own, as it does
 * not know yet which session it will use.
 */
function isAnnouncedPid(client: pg.Client, pid: number): boolean {
  return 'processID' in client && client.processID === pid;
}

async function connectSecond(connectAgain: () => Promise<pg.Client>): Promise<pg.Client> {
  let second: pg.Client | undefined;
  try {
    second = await connectAgain();
    // A pooler accepts the connection first, and lends a session for the first query.
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
