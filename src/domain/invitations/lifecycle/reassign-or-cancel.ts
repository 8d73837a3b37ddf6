import { Prisma } from '../../../database/generated/client.ts';
import { activityDetailsSql } from '../../core/activity.ts';
import type { Actor } from '../../core/actor.ts';
import { DomainError } from '../../core/errors.ts';
import { isPendingSql } from '../../core/invitation-status.ts';
import { MAX_COUNTED } from '../../core/keyset-page.ts';

/** What becomes of the open invitations of somebody who may not invite any more. */
export type OpenInvitationsChoice = 'cancel' | 'keep';

interface Settling {
  readonly inviter: { readonly id: string; readonly name: string };
  readonly choice: OpenInvitationsChoice;
  readonly seen: { readonly openInvitations: number };
  readonly now: Date;
}

/**
 * Settles the invitations that a member left unanswered, expired or not: cancelled, or from then on the actor's own, but
 * for the note. Nobody keeps their own. Resolves with how many were cancelled and kept.
 *
 * @throws DomainError MORE_OPEN_INVITATIONS where more would be kept than the actor saw: nobody answers for what they
 *   never looked at. Cancelling needs no such check: everybody can be invited again.
 */
export async function reassignOrCancelInvitations(
  transaction: Prisma.TransactionClient,
  actor: Actor,
  { inviter, choice, seen, now }: Settling,
): Promise<{ cancelled: number; kept: number }> {
  const { organizationId, memberId } = actor;
  const inviterId = inviter.id;
  // One statement, as they may be thousands; in the order of their addresses, as inviting locks them.
  const open = Prisma.sql`
    SELECT id FROM invitations
    WHERE inviter_id = ${inviterId}::uuid AND organization_id = ${organizationId}::uuid AND ${isPendingSql()}
    ORDER BY email FOR UPDATE`;
  if (choice === 'keep' && inviterId !== memberId) {
    const kept = await transaction.$executeRaw`
      UPDATE invitations
      SET inviter_id = ${memberId}::uuid,
        note_writer = COALESCE(note_writer, (SELECT name FROM members WHERE id = ${inviterId}::uuid))
      WHERE id IN (${open})`;
    const isAnyNumber = seen.openInvitations > MAX_COUNTED;
    if (kept > seen.openInvitations && !isAnyNumber) {
      throw new DomainError('MORE_OPEN_INVITATIONS', { name: inviter.name });
    }
    return { cancelled: 0, kept };
  }
  const details = activityDetailsSql<'CANCELLED'>({ email: Prisma.sql`email`, role: Prisma.sql`role` });
  const cancelled = await transaction.$executeRaw`
    WITH closed AS (
      UPDATE invitations SET state = 'CANCELLED', answered_at = ${now} WHERE id IN (${open})
      RETURNING id, email, role
    )
    INSERT INTO activities (organization_id, kind, actor_id, subject_id, details, created_at)
    SELECT ${organizationId}::uuid, 'CANCELLED', ${memberId}::uuid, id,
           ${details}, ${now}
    FROM closed`;
  return { cancelled, kept: 0 };
}
