import { Prisma } from '../../../database/generated/client.ts';
import type { DomainContext } from '../../core/context.ts';
import { isPendingSql } from '../../core/invitation-status.ts';
import { type TaskPayload, taskSpec } from '../../core/outbox.ts';
import { isDomainAllowed, maySend } from '../delivery/sending-rules.ts';
import { findInvitationByLink, type LinkedInvitation } from './find-by-link.ts';

/**
 * Slack allows about 50 look-ups of an address a minute in a workspace (tier 3). The rest is left to other features.
 */
const LOOKUPS_A_MINUTE = 40;

/**
 * Queues a message in Slack for the invitees of pending invitations, in each workspace of their organization, no faster
 * than Slack allows look-ups.
 *
 * @param which a condition on the table `invitation`.
 */
export async function queueOffersInSlack(
  transaction: Pick<Prisma.TransactionClient, '$executeRaw'>,
  which: Prisma.Sql,
): Promise<void> {
  const payload = Prisma.sql`json_build_object('workspaceId', workspace_id, 'invitationId', id, 'version', version)`;
  const runAt = Prisma.sql`now() + place / ${LOOKUPS_A_MINUTE}::int * interval '1 minute'`;
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
 * The invitation that an invitee gets in Slack; `undefined` if the link no longer works or the invitation may no longer
 * be sent.
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
