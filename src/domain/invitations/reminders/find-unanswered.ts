import type { DomainContext } from '../../core/context.ts';
import { expiredWhere, openWhere } from '../../core/invitation-status.ts';
import type { TaskPayload } from '../../core/outbox.ts';
import { EXPIRY_WARNING_MS } from './queue-reminders.ts';

/** Unanswered invitations of one inviter. */
export interface Unanswered {
  readonly organizationId: string;
  readonly organizationName: string;
  readonly inviterId: string;
  readonly inviterName: string;
  /** Ordered by address; at least one. */
  readonly invitations: readonly UnansweredInvitation[];
}

export interface UnansweredInvitation {
  readonly id: string;
  readonly version: number;
  readonly email: string;
  readonly expiresAt: Date;
}

/** The invitations that still need the reminder; `undefined` if all were answered, resent or extended since. */
export async function findUnanswered(
  { prisma, now }: DomainContext,
  { about, invitations }: TaskPayload<'remind-inviter'>,
): Promise<Unanswered | undefined> {
  const time = now();
  const found = await prisma.invitation.findMany({
    where: {
      OR: invitations.map(({ id, version }) => ({ id, version })),
      AND: [
        openWhere(time),
        ...(about === 'expiry' ? [expiredWhere(new Date(time.getTime() + EXPIRY_WARNING_MS))] : []),
      ],
    },
    include: { inviter: { select: { id: true, name: true } }, organization: { select: { name: true } } },
    orderBy: { email: 'asc' },
  });
  const [first] = found;
  if (first === undefined) return undefined;
  const { inviter, organization, organizationId } = first;
  return {
    organizationId,
    organizationName: organization.name,
    inviterId: inviter.id,
    inviterName: inviter.name,
    invitations: found,
  };
}
