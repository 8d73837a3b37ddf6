import pg from 'pg';
import type { BenchDatabase } from './database.ts';
import { firstNames, lastNames } from './names.ts';

const ADMINISTRATORS = 20;
const INVITATIONS = 200;

interface Team {
  /** The Slack workspace of the members. */
  readonly workspaceId: string;
  readonly members: number;
}

/**
 * Fills the app's tables with one organization. Its members have realistic names, and twenty are Administrators. It has
 * 200 invitations, and a quarter of them have expired. The Slack users are `U1`, `U2`, and so on.
 */
export async function populateTeam({ url }: BenchDatabase, { workspaceId, members }: Team): Promise<void> {
  // Not from the pool, because the pool limits statements to 20 seconds.
  const client = new pg.Client(url);
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string }>(
      `INSERT INTO organizations (name, created_at) VALUES ('Acme', now()) RETURNING id`,
    );
    const id = rows[0]?.id;
    await client.query('INSERT INTO workspaces (id, organization_id, created_at) VALUES ($1, $2, now())', [
      workspaceId,
      id,
    ]);
    await withoutIndexes(client, async () => {
      await client.query(INSERT_MEMBERS, [id, workspaceId, members, firstNames, lastNames]);
      await client.query(INDEX_MEMBERS, [id]);
    });
    await client.query(INSERT_INVITATIONS, [id]);
  } finally {
    await client.end();
  }
}

/** Drops the indexes, adds the rows, then builds the indexes again. With a million members, that saves minutes. */
async function withoutIndexes(client: pg.Client, work: () => Promise<void>): Promise<void> {
  const { rows: indexes } = await client.query<{ drop: string; build: string }>(INDEXES);
  await client.query('ALTER TABLE members DISABLE TRIGGER index_new_members');
  for (const { drop } of indexes) await client.query(drop);
  await work();
  await client.query(`SET maintenance_work_mem = '256MB'`);
  for (const { build } of indexes) await client.query(build);
  await client.query('ALTER TABLE members ENABLE TRIGGER index_new_members');
}

const INDEXES = `
  SELECT format('DROP INDEX %I', indexname) AS drop, indexdef AS build FROM pg_indexes
  WHERE tablename IN ('members', 'slack_identities', 'roster_words')
    AND indexname NOT IN (SELECT conname FROM pg_constraint)
  UNION ALL
  SELECT format('ALTER TABLE roster_words DROP CONSTRAINT %I', conname),
         format('ALTER TABLE roster_words ADD CONSTRAINT %I %s', conname, pg_get_constraintdef(oid))
  FROM pg_constraint WHERE conrelid = 'roster_words'::regclass AND contype = 'p'`;

// The k-th most frequent name is drawn with a probability proportional to 1 ÷ (k + 10): a few names are frequent, and
// most are rare.
const INSERT_MEMBERS = `
  WITH drawn AS MATERIALIZED (
    SELECT n, ($4::text[])[floor(10 * power((cardinality($4::text[]) + 10) / 10.0, random())) - 9] AS first,
           ($5::text[])[floor(10 * power((cardinality($5::text[]) + 10) / 10.0, random())) - 9] AS last
    FROM generate_series(1, $3::int) AS n
  ), inserted AS (
    INSERT INTO members (organization_id, email, name, role, joined_at)
    SELECT $1::uuid, regexp_replace(plain_letters(first || '.' || last), '[^a-z.]', '', 'g') || '.' || n || '@acme.com',
           first || ' ' || last, CASE WHEN n <= ${ADMINISTRATORS} THEN 'ADMINISTRATOR' ELSE 'MEMBER' END::role,
           now() - n * interval '1 minute'
    FROM drawn
    RETURNING id, email
  )
  INSERT INTO slack_identities (workspace_id, user_id, organization_id, member_id, bound_at)
  SELECT $2, 'U' || substring(email FROM '[.]([0-9]+)@'), $1::uuid, id, now() FROM inserted`;

// Does the work of the disabled trigger.
const INDEX_MEMBERS = `
  INSERT INTO roster_words (organization_id, list, role, word, id, text)
  SELECT organization_id, 'MEMBERS', role, word, id, text
  FROM members, concat(search_text(name), search_text(email)) AS text, word_starts(text) AS word
  WHERE organization_id = $1`;

const INSERT_INVITATIONS = `
  INSERT INTO invitations (organization_id, email, role, inviter_id, created_at, expires_at)
  SELECT $1, 'invited.' || n || '@company.test', CASE WHEN n % 20 = 0 THEN 'ADMINISTRATOR' ELSE 'MEMBER' END::role,
         (SELECT id FROM members WHERE organization_id = $1 AND role = 'ADMINISTRATOR' LIMIT 1),
         now() - interval '7 days', now() + n * interval '1 hour' - interval '50 hours'
  FROM generate_series(1, ${INVITATIONS}) AS n`;
