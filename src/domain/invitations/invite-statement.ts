import { Prisma } from '../../database/generated/client.ts';
import type { Actor } from '../members/actor.ts';
import { jobSpec } from '../outbox.ts';
import { rolesThatCan } from '../roles.ts';
import type { InviteForm, InviteOutcome } from './invite.ts';
import { invitationLifetime, sendingLimits } from './limits.ts';

export interface InviteRow {
  /** Whether the actor still is a member who may invite. */
  readonly allowed: boolean;
  readonly outcomes: InviteOutcome[];
}

/**
 * The statement behind `invite`. Each part hands its rows to the next, which fixes their order:
 *
 * - `closed` retires expired invitations of the same addresses, and `invited` waits for it, since one index allows
 *   one open invitation an address. Of statements that race for an address, that index lets one insert.
 * - An invitation that was open when the statement began is left alone even if it is gone by the time of the insert:
 *   it may just have been accepted, by a member this statement cannot see yet.
 * - `counted` charges the limits with what was really invited. Going over one violates a check, which undoes it all.
 * - `answered` keeps the answer. The twin of a form that is submitted twice at once violates its key, likewise.
 *
 * Rows are taken in the order of their addresses, so that two statements never wait for each other.
 */
export function inviteStatement(actor: Actor, form: InviteForm, now: Date): Prisma.Sql {
  const { organizationId, memberId } = actor;
  const expiresAt = new Date(now.getTime() + invitationLifetime);
  return Prisma.sql`
    WITH actor AS (
      SELECT id FROM members
      WHERE id = ${memberId}::uuid AND organization_id = ${organizationId}::uuid
        AND role::text = ANY (${rolesThatCan('members:invite')})
    ), earlier AS (
      SELECT outcomes FROM submissions
      WHERE organization_id = ${organizationId}::uuid AND view_id = ${form.viewId}
    ), typed AS (
      SELECT email, position, EXISTS (
        SELECT FROM members WHERE organization_id = ${organizationId}::uuid AND members.email = typed.email
      ) AS is_member, EXISTS (
        SELECT FROM invitations AS open
        WHERE organization_id = ${organizationId}::uuid AND open.email = typed.email
          AND state = 'PENDING' AND expires_at > ${now}
      ) AS is_open
      FROM unnest(${form.addresses}::text[]) WITH ORDINALITY AS typed (email, position)
    ), closed AS (
      UPDATE invitations SET state = 'REPLACED'
      WHERE state = 'PENDING' AND id IN (
        SELECT invitation.id FROM invitations AS invitation
        WHERE organization_id = ${organizationId}::uuid AND state = 'PENDING' AND expires_at <= ${now}
          AND email = ANY (SELECT email FROM typed)
          AND EXISTS (SELECT FROM actor) AND NOT EXISTS (SELECT FROM earlier)
        ORDER BY email FOR UPDATE
      )
      RETURNING id
    ), invited AS (
      INSERT INTO invitations
        (organization_id, email, role, note, inviter_id, created_at, expires_at)
      SELECT ${organizationId}::uuid, typed.email, ${form.role}::role, ${form.note ?? null}, actor.id, ${now}, ${expiresAt}
      FROM typed, actor
      WHERE NOT typed.is_member AND NOT typed.is_open AND NOT EXISTS (SELECT FROM earlier) AND (SELECT count(*) FROM closed) >= 0
      ORDER BY typed.email
      ON CONFLICT (organization_id, email) WHERE state = 'PENDING' DO NOTHING
      RETURNING id, email
    ), counted AS (
      INSERT INTO sending_quotas AS quota (organization_id, scope, subject, window_started_at, used, allowed)
      SELECT ${organizationId}::uuid, charge.scope, charge.subject, ${now}, charge.used, charge.allowed
      FROM (
        SELECT 'ORGANIZATION'::quota_scope AS scope, ${organizationId}::text AS subject,
               count(*)::int AS used, ${sendingLimits.organization}::int AS allowed
        FROM invited HAVING count(*) > 0
        UNION ALL
        SELECT 'INVITER', ${memberId}, count(*)::int, ${sendingLimits.inviter} FROM invited HAVING count(*) > 0
        UNION ALL
        SELECT 'ADDRESS', email, 1, ${sendingLimits.address} FROM invited
      ) AS charge
      ORDER BY charge.scope, charge.subject
      ON CONFLICT (organization_id, scope, subject) DO UPDATE SET
        allowed = excluded.allowed,
        used = excluded.used +
          CASE WHEN quota.window_started_at > ${now}::timestamptz - interval '1 day' THEN quota.used ELSE 0 END,
        window_started_at =
          CASE WHEN quota.window_started_at > ${now}::timestamptz - interval '1 day'
               THEN quota.window_started_at ELSE excluded.window_started_at END
    ), recorded AS (
      INSERT INTO activities (organization_id, kind, actor_id, subject_id, details, created_at)
      SELECT ${organizationId}::uuid, 'INVITED', ${memberId}::uuid, id,
             jsonb_build_object('email', email, 'role', ${form.role}::text), ${now}
      FROM invited
    ), outcome AS (
      SELECT jsonb_agg(jsonb_build_object('address', typed.email, 'outcome', CASE
               WHEN invited.id IS NOT NULL THEN 'invited'
               WHEN typed.is_member THEN 'already-member'
               ELSE 'already-invited'
             END) ORDER BY typed.position) AS outcomes
      FROM typed LEFT JOIN invited ON invited.email = typed.email
    ), answered AS (
      INSERT INTO submissions (organization_id, view_id, workspace_id, inviter_id, role, outcomes, channel_id,
                               response_url, created_at)
      SELECT ${organizationId}::uuid, ${form.viewId}, ${form.workspaceId}, ${memberId}::uuid, ${form.role}::role,
             outcome.outcomes, ${form.channelId ?? null}, ${form.responseUrl ?? null}, ${now}
      FROM outcome WHERE EXISTS (SELECT FROM invited)
      RETURNING view_id
    ), queued AS (
      SELECT count(*) FROM graphile_worker.add_jobs(ARRAY(
        SELECT ${jobSpec('send-invitation', Prisma.sql`json_build_object('invitationId', id)`)} FROM invited
        UNION ALL
        SELECT ${jobSpec('announce-submission', Prisma.sql`json_build_object('organizationId', ${organizationId}::text, 'viewId', view_id)`)}
        FROM answered
      )) WHERE EXISTS (SELECT FROM invited)
    )
    SELECT EXISTS (SELECT FROM actor) AS allowed,
           COALESCE((SELECT outcomes FROM earlier), (SELECT outcomes FROM outcome)) AS outcomes
    FROM queued`;
}
