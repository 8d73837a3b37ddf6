import type { DomainContext } from '../../domain/core/context.ts';
import { findActor } from '../../domain/identity/find-actor.ts';
import { findInvitationToOffer } from '../../domain/invitations/lifecycle/offer-in-slack.ts';
import { findTeammate } from '../../slack/api/people.ts';
import { isFinal } from '../../slack/api/web-api-errors.ts';
import { inviteeMessage } from '../../slack/invitations/invitee-message.ts';
import type { DirectMessageOptions } from '../messages/send-direct-message.ts';
import type { TaskHandler } from '../runner/runner.ts';

interface InviteInSlackOptions extends DirectMessageOptions {
  readonly domain: DomainContext;
}

/** Asks an invitee whose address is a teammate's in Slack there too. Where Slack does not let it, the email stands. */
export function offerInSlack({
  domain,
  clientFor,
  logger,
}: InviteInSlackOptions): TaskHandler<'invite-in-slack'> {
  return async (payload) => {
    const invitation = await findInvitationToOffer(domain, payload);
    if (invitation === undefined) return;
    const { workspaceId, invitationId } = payload;
    try {
      const client = await clientFor(workspaceId);
      const userId = await findTeammate(client, invitation.email);
      // A Slack user stays the member they are, whatever address their profile shows later.
      if (userId === undefined || (await findActor(domain, { workspaceId, userId })) !== undefined) return;
      await client.chat.postMessage({ channel: userId, ...inviteeMessage(invitation) });
    } catch (error) {
      if (!isFinal(error)) throw error;
      logger.warn({ err: error, workspaceId, invitationId }, 'An invitee could not be asked in Slack');
    }
  };
}
