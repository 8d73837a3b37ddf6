import { z } from 'zod';
import { Prisma } from '../../../database/generated/client.ts';
import { recordActivity } from '../../core/activity.ts';
import type { DomainContext } from '../../core/context.ts';
import { hasExpired, isPendingSql, pendingWhere } from '../../core/invitation-status.ts';
import { queueTask, type TaskPayload } from '../../core/outbox.ts';
import { type Role, roleSchema } from '../../core/permissions.ts';
import { isDomainAllowed, isInstalled, maySend } from './sending-rules.ts';

/** An email of an invitation, with what it says and whether it may be sent. */
export interface InvitationToSend {
  readonly id: string;
  /** The version of the link in the email. */
  readonly version: number;
  /** Whether sending is paused, because SendGrid rejects everything. */
  readonly isPaused: boolean;
  /** Whether it may not be sent for now: the organization is blocked, or the inviter may no longer invite. */
  readonly isHeld: boolean;
  /** Whether the organization's settings still allow the email domain. */
  readonly isDomainAllowed: boolean;
  /** Whether the invitation has expired. */
  readonly hasExpired: boolean;
  /** The token in the link, the same for each attempt. */
  readonly token: string;
  readonly email: string;
  readonly role: Role;
  readonly note: string | null;
  /** The name of the person who wrote the note. */
  readonly noteWriter: string;
  readonly expiresAt: Date;
  readonly organizationName: string;
  /** A line about the organization. */
  readonly organizationAbout: string | null;
  readonly inviter: { readonly name: string; readonly email: string };
}

/**
 * The email that a task has to send; `undefined` if it was sent, a newer link exists, or the invitation was answered or
 * closed. One query, because thousands may be due at once.
 */
export async function findInvitationToSend(
  domain: DomainContext,
  { id, version }: Pick<InvitationToSend, 'id' | 'version'>,
): Promise<InvitationToSend | undefined> {
  return findEmail(domain, { id, version }, Prisma.sql`invitation.sent_at IS NULL`);
}

/**
 * The reminder that a task has to send to the invitee; `undefined` if the link no longer works, or the email may not be
 * sent.
 */
export async function findInvitationToRemind(
  domain: DomainContext,
  { id, version }: Pick<InvitationToSend, 'id' | 'version'>,
): Promise<InvitationToSend | undefined> {
  const invitation = await findEmail(domain, { id, version }, isInstalled(domain));
  const mayLeave = invitation?.isDomainAllowed && !invitation.isHeld && !invitation.hasExpired;
  return mayLeave ? invitation : undefined;
}

/** How often a held email is tried again. */
const HELD_MS = 30 * 60_000;

/** Queues another attempt for a held email, until it may be sent or the invitation expires. */
export async function postponeHeldEmail(
  { prisma, now }: DomainContext,
  payload: TaskPayload<'send-invitation'>,
): Promise<void> {
  await queueTask(prisma, 'send-invitation', payload, new Date(now().getTime() + HELD_MS));
}

const emailRows = z
  .array(
    z.object({
      email: z.string(),
      role: roleSchema,
      note: z.string().nullable(),
      noteWriter: z.string(),
      expiresAt: z.date(),
      isPaused: z.boolean(),
      isHeld: z.boolean(),
      isDomainAllowed: z.boolean(),
      organizationName: z.string(),
      organizationAbout: z.string().nullable(),
      inviterName: z.string(),
      inviterEmail: z.string(),
    }),
  )
  .max(1);

async function findEmail(
  domain: DomainContext,
  { id, version }: SentEmail,
  condition: Prisma.Sql,
): Promise<InvitationToSend | undefined> {
  const [row] = emailRows.parse(
    await domain.prisma.$queryRaw`
    SELECT invitation.email, invitation.role::text AS role, invitation.note,
           COALESCE(invitation.note_writer, inviter.name) AS "noteWriter", invitation.expires_at AS "expiresAt", organization.name AS "organizationName",
           EXISTS (SELECT FROM sending_pauses) AS "isPaused", organization.about AS "organizationAbout",
           NOT ${maySend} AS "isHeld", ${isDomainAllowed} AS "isDomainAllowed",
           inviter.name AS "inviterName", inviter.email AS "inviterEmail"
    FROM invitations AS invitation
    JOIN organizations AS organization ON organization.id = invitation.organization_id
    JOIN members AS inviter ON inviter.id = invitation.inviter_id
    WHERE invitation.id = ${id}::uuid AND invitation.version = ${version} AND ${condition}
      AND ${isPendingSql('invitation')}`,
  );
  if (row === undefined) return undefined;
  const { inviterName, inviterEmail, ...words } = row;
  return {
    ...words,
    id,
    version,
    hasExpired: hasExpired(words, domain.now()),
    token: domain.links.sign({ id, version }),
    inviter: { name: inviterName, email: inviterEmail },
  };
}

/** The key of an email: each link of an invitation has its own. */
type SentEmail = Pick<InvitationToSend, 'id' | 'version'>;

/** Records that SendGrid accepted the email, and SendGrid's id of it; does nothing if a newer link exists. */
export async function recordEmailSent(
  domain: DomainContext,
  { id, version }: SentEmail,
  messageId: string | undefined,
): Promise<void> {
  await domain.prisma.invitation.updateMany({
    where: { id, version },
    data: { sentAt: domain.now(), messageId: messageId ?? null },
  });
}

/**
 * Closes an invitation whose email will never be sent, so that the address can be invited again, and tells the inviter
 * and the requester. Does nothing if a newer link exists or the email was sent after all.
 *
 * @param about `given-up` if SendGrid did not accept the email in time; `domain-not-allowed` if the settings changed
 *   before it was sent; `refused` if SendGrid refused it for good.
 */
export async function closeAsUndeliverable(
  domain: DomainContext,
  { id, version }: SentEmail,
  about: 'refused' | 'given-up' | 'domain-not-allowed',
): Promise<void> {
  const now = domain.now();
  await domain.prisma.$transaction(async (transaction) => {
    const [invitation] = await transaction.invitation.updateManyAndReturn({
      where: { id, version, ...pendingWhere, sentAt: null },
      data: { state: 'UNDELIVERABLE', answeredAt: now },
    });
    if (invitation === undefined) return;
    await recordActivity(transaction, {
      organizationId: invitation.organizationId,
      kind: 'EMAIL_REFUSED',
      subjectId: id,
      details: { email: invitation.email },
      createdAt: now,
    });
    await queueTask(transaction, 'tell-inviter', { invitationId: id, about });
    const { organizationId, email, createdAt } = invitation;
    const asked = await transaction.invitationRequest.findFirst({
      where: { organizationId, email, state: 'APPROVED', decidedAt: createdAt },
      select: { id: true },
    });
    if (asked !== null) {
      const outcome = about === 'refused' ? 'undeliverable' : about;
      await queueTask(transaction, 'tell-requester', { requestId: asked.id, outcome });
    }
  });
}
