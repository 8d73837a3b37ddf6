import type pg from 'pg';
import type { Actor } from '../../src/domain/core/actor.ts';

/** The workspace of every organization's inviters. */
export const populationWorkspace = 'T0BENCH001';

/**
 * Fills the app's tables as some time of use does: organizations of fifty members, with a hundred answered
 * invitations each. Invitations are spread over them as real traffic is: 500 an inviter and 2,000 an organization is
 * all that a day allows.
 *
 * @returns one Administrator of each organization.
 */
export async function populate(pool: pg.Pool, organizations: number): Promise<Actor[]> {
  await pool.query(
    `INSERT INTO organizations (name, created_at) SELECT 'Organization ' || n, now() FROM generate_series(1, $1) AS n`,
    [organizations],
  );
  await pool.query(
    `INSERT INTO workspaces (id, organization_id, created_at) SELECT $1, id, now() FROM organizations LIMIT 1`,
    [populationWorkspace],
  );
  await pool.query(
    `INSERT INTO members (organization_id, email, name, role, joined_at)
     SELECT id, 'member' || n || '@company.test', 'Member ' || n, 'MEMBER', now()
     FROM organizations, generate_series(1, 49) AS n`,
  );
  const { rows } = await pool.query<Actor>(
    `INSERT INTO members (organization_id, email, name, role, joined_at)
     SELECT id, 'ada@company.test', 'Ada Lovelace', 'ADMINISTRATOR', now() FROM organizations
     RETURNING id AS "memberId", organization_id AS "organizationId", 'Organization' AS "organizationName", name, email,
       role`,
  );
  await pool.query(
    `INSERT INTO invitations (organization_id, email, role, state, inviter_id, created_at, expires_at, answered_at)
     SELECT organization_id, 'past' || n || '@company.test', 'MEMBER', 'ACCEPTED', id, now(), now(), now()
     FROM members, generate_series(1, 100) AS n WHERE role = 'ADMINISTRATOR'`,
  );
  return rows;
}

/** Leaves the tables as autovacuum does, so that every round plans with true numbers. */
export async function vacuum(pool: pg.Pool): Promise<void> {
  await pool.query('VACUUM (ANALYZE)');
}
