import type { Domain } from '../domain.ts';
import type { JobPayload } from '../outbox.ts';
import { WARNED_MS } from './follow-up.ts';

/** Invitations of one inviter without an answer. */
export interface Unanswered {
  readonly organizationId: string;
  readonly organizationName: string;
  readonly inviterName: string;
  /** In the order of their addresses; one at least. */
  readonly invitations: readonly UnansweredInvitation[];
}

export interface UnansweredInvitation {
  readonly id: string;
  readonly version: number;
  readonly email: string;
  readonly expiresAt: Date;
}

/**
 * Those of the invitations that are still to be told of; `undefined` where there are none: answered, resent or extended
 * meanwhile.
 */
export async function findUnanswered(
  { prisma, now }: Domain,
  { about, inviterId, invitations }: JobPayload<'remind-inviter'>,
): Promise<Unanswered | undefined> {
  const time = now();
  const inviter = await prisma.member.findUnique({
    where: { id: inviterId },
    include: { organization: { select: { id: true, name: true } } },
  });
  if (inviter === null) return undefined;
  const found = await prisma.invitation.findMany({
    where: {
      OR: invitations.map(({ id, version }) => ({ id, version })),
      inviterId,
      state: 'PENDING',
      expiresAt: { gt: time, ...(about === 'expiry' && { lte: new Date(time.getTime() + WARNED_MS) }) },
    },
    select: { id: true, version: true, email: true, expiresAt: true },
    orderBy: { email: 'asc' },
  });
  if (found.length === 0) return undefined;
  const { organization, name } = inviter;
  return {
    organizationId: organization.id,
    organizationName: organization.name,
    inviterName: name,
    invitations: found,
  };
}
