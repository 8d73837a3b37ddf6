import { Prisma } from '../../../database/generated/client.ts';
import type { DomainContext } from '../../core/context.ts';
import { isPendingSql } from '../../core/invitation-status.ts';
import { type TaskPayload, taskSpec } from '../../core/outbox.ts';
import { isDomainAllowed, maySend } from '../delivery/sending-rules.ts';
import { findInvitationByLink, type LinkedInvitation } from './find-by-link.ts';

/** Finding somebody by their address is of Slack's tier 3: 50 a minute in a workspace. The rest is for others. */
const A_MINUTE = 40;

/**
 * Has those of the invitations that can be answered asked in Slack too, in every workspace of their organization, no
 * more a minute than Slack lets be found.
 *
 * @param which a condition on `invitation`.
 */
export async function queueOffersInSlack(
  transaction: Pick<Prisma.TransactionClient, '$executeRaw'>,
  which: Prisma.Sql,
): Promise<void> {
  const payload = Prisma.sql`json_build_object('workspaceId', workspace_id, 'invitationId', id, 'version', version)`;
  const runAt = Prisma.sql`now() + place / ${A_MINUTE}::int * interval '1 minute'`;
  await transaction.$executeRaw`
    SELECT count(*) FROM graphile_worker.add_jobs(ARRAY(
      SELECT ${taskSpec('offer-in-slack', payload, runAt)}
      FROM (
        SELECT invitation.id, version, workspace.id AS workspace_id,
               row_number() OVER (PARTITION BY workspace.id ORDER BY email) - 1 AS place
        FROM invitations AS invitation JOIN workspaces AS workspace USING (organization_id)
        WHERE ${which} AND ${isPendingSql()}
      ) AS invited
    ))`;
}

/**
 * The invitation of which its invitee is to be asked; `undefined` where it cannot be answered with that link any more, or
 * may not be sent any more.
 */
export async function findInvitationToOffer(
  domain: DomainContext,
  { invitationId, version }: TaskPayload<'offer-in-slack'>,
): Promise<LinkedInvitation | undefined> {
  const invitation = await findInvitationByLink(domain, domain.links.sign({ id: invitationId, version }));
  if (invitation.status !== 'open') return undefined;
  const sendable = await domain.prisma.$queryRaw<unknown[]>`
    SELECT invitation.id
    FROM invitations AS invitation JOIN organizations AS organization ON organization.id = organization_id
    WHERE invitation.id = ${invitationId}::uuid AND ${isDomainAllowed} AND ${maySend}`;
  return sendable.length > 0 ? invitation : undefined;
}
