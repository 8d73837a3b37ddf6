import { z } from 'zod';
import { Prisma } from '../../../database/generated/client.ts';
import { activityDetailsSql } from '../../core/activity.ts';
import type { Actor } from '../../core/actor.ts';
import { isOrganizationBlocked } from '../../core/blocked-workspaces.ts';
import type { DomainContext } from '../../core/context.ts';
import { isExpiredSql, isOpenSql, isPendingSql } from '../../core/invitation-status.ts';
import { taskSpec } from '../../core/outbox.ts';
import { type Role, rolesThatCan } from '../../core/permissions.ts';
import { isEmailDomainAllowedSql, isMemberSql } from '../../core/rules.ts';
import { countAgainstLimits } from '../limits/count-against-limits.ts';

/**
 * The outcome for an address: invited now, already invited and still open, already a member, or of an email domain that
 * the organization's settings do not allow.
 */
export type InviteOutcome = z.infer<typeof inviteOutcome>;

const inviteOutcome = z.object({
  address: z.string(),
  outcome: z.enum(['invited', 'already-invited', 'already-member', 'domain-not-allowed']),
});

/** The outcomes of a form, as a submission stores them. */
export const inviteOutcomes = z.array(inviteOutcome);

/** A submitted invite form, and where to announce its outcome. */
export interface InviteForm {
  /** Slack's id of the submitted view. */
  readonly viewId: string;
  readonly workspaceId: string;
  readonly channelId: string | undefined;
  readonly responseUrl: string | undefined;
  /** Normalized, each once. */
  readonly addresses: readonly string[];
  readonly role: Role;
  readonly note: string | undefined;
  /** The name of the person who wrote the note, if it was not the inviter. */
  readonly noteWriter?: string | undefined;
}

/** The one row that the statement returns. */
export const inviteRows = z.tuple([
  z.object({
    /** Whether the actor is still a member who may invite. */
    allowed: z.boolean(),
    /** Whether a workspace of the organization is blocked. */
    isBlocked: z.boolean(),
    outcomes: inviteOutcomes,
  }),
]);

/**
 * The statement behind `invite`. Its parts depend on each other through their rows:
 *
 * - `pending` is the unanswered invitation of an address when the statement began. If it has expired, `closed` retires
 *   it, because an index allows one pending invitation per address. If it is open, or someone answers it at the same
 *   moment, the address is not invited.
 * - `invited` waits for `closed`. If several statements invite a new address at once, the index lets one of them
 *   insert.
 * - `fulfilled` approves the requests for the invited addresses. It skips requests that are being decided now: those
 *   transactions wait for this statement, so this statement must not wait for them.
 * - `counted` counts the invited addresses against the limits. Exceeding one fails the whole statement.
 * - `answered` stores the outcomes. If the same form is submitted twice at once, its key fails the second statement.
 *
 * Rows are locked in the order of their addresses, so that two statements never deadlock.
 */
export function inviteStatement(
  domain: Pick<DomainContext, 'limits'>,
  actor: Actor,
  { submissionId, now, ...form }: InviteForm & { readonly submissionId: string; readonly now: Date },
): Prisma.Sql {
  const { organizationId, memberId } = actor;
  const details = activityDetailsSql<'INVITED' | 'REQUEST_APPROVED'>({
    email: Prisma.sql`email`,
    role: Prisma.sql`${form.role}::text`,
  });
  return Prisma.sql`
    WITH actor AS (
      SELECT id FROM members
      WHERE id = ${memberId}::uuid AND organization_id = ${organizationId}::uuid
        AND role::text = ANY (${rolesThatCan('members:invite')}) AND ${isMemberSql()}
        AND NOT ${isOrganizationBlocked(Prisma.sql`members.organization_id`)}
      FOR SHARE
    ), earlier AS (
      SELECT outcomes FROM submissions
      WHERE organization_id = ${organizationId}::uuid AND id = ${submissionId}
    ), settings AS (
      SELECT invitation_days, allowed_domains FROM organizations WHERE id = ${organizationId}::uuid
    ), typed AS (
      SELECT email, position, EXISTS (
        SELECT FROM members
        WHERE organization_id = ${organizationId}::uuid AND members.email = typed.email AND ${isMemberSql()}
      ) AS is_member,
      ${isEmailDomainAllowedSql(Prisma.sql`email`, Prisma.sql`allowed_domains`)} AS is_allowed, (
        SELECT id FROM invitations
        WHERE organization_id = ${organizationId}::uuid AND invitations.email = typed.email AND ${isPendingSql()}
      ) AS pending
      FROM settings, unnest(${form.addresses}::text[]) WITH ORDINALITY AS typed (email, position)
    ), closed AS (
      UPDATE invitations SET state = 'REPLACED'
      WHERE id IN (
        SELECT id FROM invitations
        WHERE id IN (SELECT pending FROM typed WHERE is_allowed) AND ${isExpiredSql(now)}
          AND EXISTS (SELECT FROM actor) AND NOT EXISTS (SELECT FROM earlier)
        ORDER BY email FOR UPDATE
      )
      RETURNING id
    ), invited AS (
      INSERT INTO invitations
        (organization_id, email, role, note, note_writer, inviter_id, submission_id, created_at, expires_at)
      SELECT ${organizationId}::uuid, email, ${form.role}::role, ${form.note ?? null}, ${form.noteWriter ?? null}, actor.id,
             ${submissionId}, ${now},
             ${now}::timestamptz + invitation_days * interval '24 hours'
      FROM typed, actor, settings
      WHERE is_allowed AND NOT is_member AND (pending IS NULL OR pending IN (SELECT id FROM closed))
        AND NOT EXISTS (SELECT FROM earlier)
      ORDER BY email
      ON CONFLICT (organization_id, email) WHERE ${isPendingSql()} DO NOTHING
      RETURNING id, email
    ), fulfilled AS (
      UPDATE invitation_requests SET state = 'APPROVED', role = ${form.role}::role, decided_at = ${now},
        decider_id = ${memberId}::uuid
      WHERE id IN (
        SELECT request.id FROM invitation_requests AS request JOIN invited USING (email)
        WHERE request.organization_id = ${organizationId}::uuid AND request.state = 'PENDING'
        FOR UPDATE OF request SKIP LOCKED
      )
      RETURNING id, email
    ), counted AS (${countAgainstLimits(domain, actor, Prisma.sql`invited`, now)}
    ), recorded AS (
      INSERT INTO activities (organization_id, kind, actor_id, subject_id, details, created_at)
      SELECT ${organizationId}::uuid, kind::activity_kind, ${memberId}::uuid, id,
             ${details}, ${now}
      FROM (SELECT id, email, 'INVITED' FROM invited UNION ALL SELECT id, email, 'REQUEST_APPROVED' FROM fulfilled)
        AS done (id, email, kind)
    ), outcome AS (
      SELECT jsonb_agg(jsonb_build_object('address', typed.email, 'outcome', CASE
               WHEN invited.id IS NOT NULL THEN 'invited'
               WHEN typed.is_member THEN 'already-member'
               WHEN NOT typed.is_allowed AND NOT EXISTS (
                 SELECT FROM invitations WHERE id = typed.pending AND ${isOpenSql(now)}
               ) THEN 'domain-not-allowed'
               ELSE 'already-invited'
             END) ORDER BY typed.position) AS outcomes
      FROM typed LEFT JOIN invited ON invited.email = typed.email
    ), answered AS (
      INSERT INTO submissions (organization_id, id, workspace_id, inviter_id, role, outcomes, channel_id,
                               response_url, created_at)
      SELECT ${organizationId}::uuid, ${submissionId}, ${form.workspaceId}, ${memberId}::uuid, ${form.role}::role,
             outcome.outcomes, ${form.channelId ?? null}, ${form.responseUrl ?? null}, ${now}
      FROM outcome WHERE EXISTS (SELECT FROM invited)
      RETURNING id
    ), queued AS (
      SELECT count(*) FROM graphile_worker.add_jobs(ARRAY(
        SELECT ${taskSpec('send-invitation', Prisma.sql`json_build_object('invitationId', id, 'version', 1)`)} FROM invited
        UNION ALL
        SELECT ${taskSpec('announce-submission', Prisma.sql`json_build_object('organizationId', ${organizationId}::text, 'submissionId', id)`)}
        FROM answered
        UNION ALL
        SELECT ${taskSpec('tell-requester', Prisma.sql`json_build_object('requestId', id, 'outcome', 'invited')`)} FROM fulfilled
      )) WHERE EXISTS (SELECT FROM invited)
    )
    SELECT EXISTS (SELECT FROM actor) AS allowed,
           ${isOrganizationBlocked(Prisma.sql`${organizationId}::uuid`)} AS "isBlocked",
           COALESCE((SELECT outcomes FROM earlier), (SELECT outcomes FROM outcome)) AS outcomes
    FROM queued`;
}
