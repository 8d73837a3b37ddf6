import { recordActivity } from '../activity/record.ts';
import type { Domain } from '../domain.ts';
import { queueJob } from '../outbox.ts';
import type { Role } from '../roles.ts';
import { invitationStatus } from './status.ts';

/** What an invitation's email says. */
export interface InvitationToSend {
  readonly id: string;
  /** Stands in the link. The same however often the email is tried. */
  readonly token: string;
  readonly email: string;
  readonly role: Role;
  readonly note: string | null;
  readonly expiresAt: Date;
  readonly organizationName: string;
  readonly inviter: { readonly name: string; readonly email: string };
}

/** The invitation whose email is due; `undefined` where it was sent, or the invitation is no longer open. */
export async function findInvitationToSend(
  domain: Domain,
  id: string,
): Promise<InvitationToSend | undefined> {
  const invitation = await domain.prisma.invitation.findUnique({
    where: { id },
    include: { organization: { select: { name: true } }, inviter: { select: { name: true, email: true } } },
  });
  if (invitation === null || invitation.sentAt !== null) return undefined;
  if (invitationStatus(invitation, domain.now()) !== 'open') return undefined;
  return {
    id,
    token: domain.links.sign({ id, version: invitation.version }),
    email: invitation.email,
    role: invitation.role,
    note: invitation.note,
    expiresAt: invitation.expiresAt,
    organizationName: invitation.organization.name,
    inviter: invitation.inviter,
  };
}

/** Notes that the mail service took the email, and its name for it. */
export async function recordEmailSent(
  domain: Domain,
  id: string,
  messageId: string | undefined,
): Promise<void> {
  await domain.prisma.invitation.update({
    where: { id },
    data: { sentAt: domain.now(), messageId: messageId ?? null },
  });
}

/**
 * The mail service will never take the email: the invitation is cancelled, so that the address can be invited again,
 * and the inviter is told.
 */
export async function recordEmailRefused(domain: Domain, id: string): Promise<void> {
  const now = domain.now();
  await domain.prisma.$transaction(async (transaction) => {
    const [invitation] = await transaction.invitation.updateManyAndReturn({
      where: { id, state: 'PENDING' },
      data: { state: 'CANCELLED', answeredAt: now },
    });
    if (invitation === undefined) return;
    await recordActivity(transaction, {
      organizationId: invitation.organizationId,
      kind: 'EMAIL_REFUSED',
      subjectId: id,
      details: { email: invitation.email },
      createdAt: now,
    });
    await queueJob(transaction, 'tell-inviter', { invitationId: id });
  });
}
