import type pg from 'pg';
import type { Actor } from '../../src/domain/core/actor.ts';

/** The Slack workspace of one of the organizations. Invite forms come from it. */
export const benchWorkspace = 'T0BENCH001';

/**
 * Fills the app's tables like after some time of use: each organization has fifty members and a hundred answered
 * invitations. There are many organizations because of the daily limits: 500 emails for each inviter and 2,000 for each
 * organization.
 *
 * @returns an Administrator of each organization.
 */
export async function populateOrganizations(pool: pg.Pool, organizations: number): Promise<Actor[]> {
  await pool.query(
    `INSERT INTO organizations (name, created_at) SELECT 'Organization ' || n, now() FROM generate_series(1, $1) AS n`,
    [organizations],
  );
  await pool.query(
    `INSERT INTO workspaces (id, organization_id, created_at) SELECT $1, id, now() FROM organizations LIMIT 1`,
    [benchWorkspace],
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

/** Vacuums and analyzes the tables as autovacuum does, so that each round is planned with correct statistics. */
export async function vacuum(pool: pg.Pool): Promise<void> {
  await pool.query('VACUUM (ANALYZE)');
}
