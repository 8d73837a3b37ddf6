import { Prisma } from '../../../database/generated/client.ts';
import { activityDetailsSql } from '../../core/activity.ts';
import type { Actor } from '../../core/actor.ts';
import { DomainError } from '../../core/errors.ts';
import { isPendingSql } from '../../core/invitation-status.ts';
import { MAX_COUNTED } from '../../core/keyset-page.ts';

/** What happens to the pending invitations of a member who may no longer invite. */
export type OpenInvitationsChoice = 'cancel' | 'keep';

interface Handover {
  readonly inviter: { readonly id: string; readonly name: string };
  readonly choice: OpenInvitationsChoice;
  readonly seen: { readonly openInvitations: number };
  readonly now: Date;
}

/**
 * Cancels the pending invitations of a member, or makes the actor their inviter; notes keep their writer. A member who
 * demotes or removes themselves cannot keep theirs. Resolves with how many were cancelled and kept.
 *
 * @throws DomainError MORE_OPEN_INVITATIONS if more would be kept than the actor saw. Cancelling needs no such check:
 *   everyone can be invited again.
 */
export async function reassignOrCancelInvitations(
  transaction: Prisma.TransactionClient,
  actor: Actor,
  { inviter, choice, seen, now }: Handover,
): Promise<{ cancelled: number; kept: number }> {
  const { organizationId, memberId } = actor;
  const inviterId = inviter.id;
  // One statement, because there may be thousands. Locks rows in the order of their addresses, as inviting does.
  const pendingIds = Prisma.sql`
    SELECT id FROM invitations
    WHERE inviter_id = ${inviterId}::uuid AND organization_id = ${organizationId}::uuid AND ${isPendingSql()}
    ORDER BY email FOR UPDATE`;
  if (choice === 'keep' && inviterId !== memberId) {
    const kept = await transaction.$executeRaw`
      UPDATE invitations
      SET inviter_id = ${memberId}::uuid,
        note_writer = COALESCE(note_writer, (SELECT name FROM members WHERE id = ${inviterId}::uuid))
      WHERE id IN (${pendingIds})`;
    const sawMoreThanCounted = seen.openInvitations > MAX_COUNTED;
    if (kept > seen.openInvitations && !sawMoreThanCounted) {
      throw new DomainError('MORE_OPEN_INVITATIONS', { name: inviter.name });
    }
    return { cancelled: 0, kept };
  }
  const details = activityDetailsSql<'CANCELLED'>({ email: Prisma.sql`email`, role: Prisma.sql`role` });
  const cancelled = await transaction.$executeRaw`
    WITH closed AS (
      UPDATE invitations SET state = 'CANCELLED', answered_at = ${now} WHERE id IN (${pendingIds})
      RETURNING id, email, role
    )
    INSERT INTO activities (organization_id, kind, actor_id, subject_id, details, created_at)
    SELECT ${organizationId}::uuid, 'CANCELLED', ${memberId}::uuid, id,
           ${details}, ${now}
    FROM closed`;
  return { cancelled, kept: 0 };
}
