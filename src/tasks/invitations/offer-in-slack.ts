import { findActor } from '../../domain/identity/find-actor.ts';
import { findInvitationToOffer } from '../../domain/invitations/lifecycle/offer-in-slack.ts';
import { findTeammate } from '../../slack/api/people.ts';
import { isFinal } from '../../slack/api/web-api-errors.ts';
import { inviteeMessage } from '../../slack/invitations/invitee-message.ts';
import type { MessageTaskOptions } from '../messages/send-direct-message.ts';
import type { TaskHandler } from '../runner/task-list.ts';

/**
 * Offers an invitation to the Slack user who has the invited address, beside the email. If Slack refuses the message for
 * good, the email is enough.
 */
export function offerInSlack({
  domain,
  clientFor,
  logger,
}: MessageTaskOptions): TaskHandler<'offer-in-slack'> {
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
