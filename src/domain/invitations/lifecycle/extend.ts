import { z } from 'zod';
import { Prisma } from '../../../database/generated/client.ts';
import { recordActivity } from '../../core/activity.ts';
import type { Actor } from '../../core/actor.ts';
import { assertCan, lockPermission } from '../../core/authorize.ts';
import type { DomainContext } from '../../core/context.ts';
import { DomainError } from '../../core/errors.ts';
import { type InvitationStatus, invitationStatus, isOpenSql } from '../../core/invitation-status.ts';
import { roleSchema } from '../../core/permissions.ts';
import { isEmailDomainAllowed } from '../../core/rules.ts';
import { isDomainAllowed } from '../delivery/sending-rules.ts';

/** A link of an invitation as the actor saw it. */
interface SeenInvitation {
  readonly id: string;
  readonly version: number;
}

/** The outcome for an invitation. */
export interface Extension {
  readonly email: string;
  readonly expiresAt: Date;
  /** `open` if it is extended; `resent` if the actor saw an older link. */
  readonly status: InvitationStatus | 'resent' | 'domain-not-allowed';
}

const extendedRows = z.array(z.object({ id: z.string(), email: z.string(), role: roleSchema }));

/**
 * Gives open invitations that expire soon the lifetime of new ones, with the same links. Invitations that someone else
 * already extended count as extended. Resolves with the outcome for each invitation of the actor's organization,
 * ordered by address.
 *
 * @throws DomainError NOT_ALLOWED, or INVITATION_NOT_FOUND if the organization has none of them.
 */
export async function extendInvitations(
  domain: DomainContext,
  actor: Actor,
  seen: readonly SeenInvitation[],
): Promise<Extension[]> {
  assertCan(actor, 'members:invite');
  const { organizationId, memberId } = actor;
  const now = domain.now();
  return domain.prisma.$transaction(async (transaction) => {
    await lockPermission(transaction, actor, 'members:invite');
    const extended = extendedRows.parse(
      await transaction.$queryRaw`
      UPDATE invitations AS invitation SET
        -- The inviter gets another warning, unless it would be due at once.
        warned_at = CASE WHEN invitation_days > 1 THEN NULL ELSE warned_at END,
        expires_at = GREATEST(expires_at, ${now}::timestamptz + invitation_days * interval '24 hours')
      FROM organizations AS organization
      WHERE invitation.id IN (
        SELECT id FROM invitations
        WHERE (id, version) IN (${Prisma.join(seen.map(({ id, version }) => Prisma.sql`(${id}::uuid, ${version}::int)`))})
          AND organization_id = ${organizationId}::uuid
        -- Locks rows in the order of all statements that lock several.
        ORDER BY email FOR UPDATE
      ) AND organization.id = organization_id AND ${isOpenSql(now)} AND warned_at IS NOT NULL
        AND ${isDomainAllowed}
      RETURNING invitation.id, email, role::text AS role`,
    );
    for (const { id, email, role } of extended) {
      await recordActivity(transaction, {
        organizationId,
        kind: 'EXTENDED',
        actorId: memberId,
        subjectId: id,
        details: { email, role },
        createdAt: now,
      });
    }
    return outcomes(transaction, actor, seen, now);
  });
}

async function outcomes(
  { invitation, organization }: Pick<Prisma.TransactionClient, 'invitation' | 'organization'>,
  { organizationId: id }: Actor,
  seen: readonly SeenInvitation[],
  now: Date,
): Promise<Extension[]> {
  const where = { organizationId: id, id: { in: seen.map((each) => each.id) } };
  const found = await invitation.findMany({ where, orderBy: { email: 'asc' } });
  if (found.length === 0) throw new DomainError('INVITATION_NOT_FOUND', {});
  const { allowedDomains } = await organization.findUniqueOrThrow({ where: { id } });
  return found.map((each) => {
    const { email, expiresAt, version } = each;
    const isSeen = seen.some((it) => it.id === each.id && it.version === version);
    const status = invitationStatus(each, now);
    if (status !== 'open') return { email, expiresAt, status };
    if (!isSeen) return { email, expiresAt, status: 'resent' };
    return {
      email,
      expiresAt,
      status: isEmailDomainAllowed(email, allowedDomains) ? status : 'domain-not-allowed',
    };
  });
}
