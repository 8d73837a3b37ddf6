import { z } from 'zod';
import { Prisma } from '../../../database/generated/client.ts';
import { recordActivity } from '../../core/activity.ts';
import type { DomainContext } from '../../core/context.ts';
import { hasExpired, isPendingSql, pendingWhere } from '../../core/invitation-status.ts';
import { queueTask, type TaskPayload } from '../../core/outbox.ts';
import { type Role, roleSchema } from '../../core/permissions.ts';
import { isDomainAllowed, isInstalled, maySend } from './sending-rules.ts';

/** What an invitation's email says. */
export interface InvitationToSend {
  readonly id: string;
  /** Which of its links the email holds. */
  readonly version: number;
  /** Whether the mail service let this app send nothing, when last tried. */
  readonly isPaused: boolean;
  /** Whether it may not leave for now: the organization is blocked, or its inviter may not invite any more. */
  readonly isHeld: boolean;
  /** Whether the organization's settings allow the address's email domain, perhaps not any more. */
  readonly isDomainAllowed: boolean;
  /** Whether it lives no more, so that its email would come too late. */
  readonly hasExpired: boolean;
  /** Stands in the link. The same however often the email is tried. */
  readonly token: string;
  readonly email: string;
  readonly role: Role;
  readonly note: string | null;
  /** Who wrote the note, by name. */
  readonly noteWriter: string;
  readonly expiresAt: Date;
  readonly organizationName: string;
  /** A line about the organization. */
  readonly organizationAbout: string | null;
  readonly inviter: { readonly name: string; readonly email: string };
}

/**
 * The invitation whose email is due; `undefined` where it was sent, has a newer link, or was answered or closed. One
 * query, as thousands may be due at once.
 */
export async function findInvitationToSend(
  domain: DomainContext,
  { id, version }: Pick<InvitationToSend, 'id' | 'version'>,
): Promise<InvitationToSend | undefined> {
  return findEmail(domain, { id, version }, Prisma.sql`invitation.sent_at IS NULL`);
}

/**
 * The invitation of which its invitee is to be reminded; `undefined` where it cannot be accepted with that link any more,
 * or its email may not leave.
 */
export async function findInvitationToRemind(
  domain: DomainContext,
  { id, version }: Pick<InvitationToSend, 'id' | 'version'>,
): Promise<InvitationToSend | undefined> {
  const invitation = await findEmail(domain, { id, version }, isInstalled(domain));
  const mayLeave = invitation?.isDomainAllowed && !invitation.isHeld && !invitation.hasExpired;
  return mayLeave ? invitation : undefined;
}

/** How often it is tried whether an email that is held may leave. */
const HELD_MS = 30 * 60_000;

/** Has an email that is held tried again later, until it may leave or its invitation has expired. */
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

/** An email of an invitation, which is sent anew with another link. */
type SentEmail = Pick<InvitationToSend, 'id' | 'version'>;

/** Notes that the mail service took the email, and its name for it; unless another has taken its place. */
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
 * The email will never be sent: the invitation is closed, so that the address can be invited again, and the inviter is
 * told, and whoever asked for it; unless another email has taken its place, or it was taken after all.
 *
 * @param about `given-up` where it was never taken in time; `domain-not-allowed` where the settings were changed before
 *   it could leave; `refused` where it never will be taken.
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
