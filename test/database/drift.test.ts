import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { diffMigrationsToSchema } from './schema-engine.ts';

let empty: TestDatabase;
let migrated: TestDatabase;

beforeAll(async () => {
  [empty, migrated] = await Promise.all([createTestDatabase({ empty: true }), createTestDatabase()]);
});

afterAll(async () => {
  await Promise.all([empty.close(), migrated.close()]);
});

describe('schema.prisma and the migrations', () => {
  it('describe the same tables: a difference is the SQL that a new migration needs', async () => {
    expect(await diffMigrationsToSchema(empty.url)).toBe('-- This is an empty migration.\n');
  });

  it('differ in the indexes and checks that the schema language cannot express', async () => {
    const { rows } = await migrated.pool.query<{ definition: string }>(`
      SELECT indexdef AS definition FROM pg_indexes WHERE schemaname = 'public' AND indexdef LIKE '% WHERE %'
      UNION ALL
      SELECT conrelid::regclass || ': ' || pg_get_constraintdef(oid) FROM pg_constraint
       WHERE connamespace = 'public'::regnamespace AND contype = 'c'
      ORDER BY 1`);
    expect(rows.map(({ definition }) => definition)).toEqual([
      'CREATE INDEX invitation_requests_open_by_requester ON public.invitation_requests USING btree (requester_id) ' +
        "WHERE (state = 'PENDING'::request_state)",
      'CREATE INDEX invitation_requests_open_in_order ON public.invitation_requests USING btree ' +
        "(organization_id, created_at, id) WHERE (state = 'PENDING'::request_state)",
      'CREATE INDEX invitations_pending_by_inviter ON public.invitations USING btree (inviter_id) ' +
        "WHERE (state = 'PENDING'::invitation_state)",
      'CREATE INDEX invitations_pending_in_order ON public.invitations USING btree ' +
        "(organization_id, role, expires_at, id) WHERE (state = 'PENDING'::invitation_state)",
      'CREATE INDEX invitations_to_expire ON public.invitations USING btree (expires_at) ' +
        "WHERE ((state = 'PENDING'::invitation_state) AND (NOT is_expiry_told))",
      'CREATE INDEX invitations_to_remind ON public.invitations USING btree (sent_at) ' +
        "WHERE ((state = 'PENDING'::invitation_state) AND (reminded_at IS NULL))",
      'CREATE INDEX invitations_to_warn ON public.invitations USING btree (expires_at) ' +
        "WHERE ((state = 'PENDING'::invitation_state) AND (warned_at IS NULL))",
      'CREATE INDEX members_by_joining ON public.members USING btree (organization_id, role, joined_at, id) ' +
        'WHERE (removed_at IS NULL)',
      'CREATE INDEX members_in_order ON public.members USING btree ' +
        '(organization_id, role, "left"(search_text(name), 80) COLLATE "C", id) WHERE (removed_at IS NULL)',
      'CREATE UNIQUE INDEX account_replacements_one_open ON public.account_replacements USING btree ' +
        "(organization_id, workspace_id, user_id, member_id) WHERE (state = 'PENDING'::replacement_state)",
      'CREATE UNIQUE INDEX invitation_requests_one_open ON public.invitation_requests USING btree ' +
        "(organization_id, email) WHERE (state = 'PENDING'::request_state)",
      'CREATE UNIQUE INDEX invitations_one_open ON public.invitations USING btree (organization_id, email) ' +
        "WHERE (state = 'PENDING'::invitation_state)",
      'installation_quotas: CHECK ((id = 1))',
      'installation_quotas: CHECK ((used <= allowed))',
      'organizations: CHECK (((invitation_days >= 1) AND (invitation_days <= 30)))',
      'sending_pauses: CHECK ((id = 1))',
      'sending_quotas: CHECK ((used <= allowed))',
    ]);
  });

  it('name each trigger in the comment on the model of its table, and no other', async () => {
    const { rows } = await migrated.pool.query<{ table: string; triggers: string[] }>(`
      SELECT tgrelid::regclass::text AS "table", array_agg(tgname::text ORDER BY tgname) AS triggers FROM pg_trigger
       WHERE NOT tgisinternal AND tgrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)
       GROUP BY tgrelid ORDER BY 1`);
    const schema = readFileSync('prisma/schema.prisma', 'utf8');
    const models = [...schema.matchAll(/((?:^\/\/\/.*\n)*)^model \w+ \{\n[^}]*@@map\("(\w+)"\)/gm)];
    const named = models.flatMap(([, comment = '', table = '']) => {
      const [, list = ''] = comment.split(/^\/\/\/ Triggers?:/m);
      const triggers = [...list.matchAll(/^(?:\/\/\/ -)? `(\w+)`/gm)].map(([, name = '']) => name);
      return triggers.length > 0 ? [{ table, triggers: triggers.sort() }] : [];
    });
    expect(named.sort((one, other) => (one.table < other.table ? -1 : 1))).toEqual(rows);
  });
});
