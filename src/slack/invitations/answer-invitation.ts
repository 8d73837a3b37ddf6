import { z } from 'zod';
import { DomainError } from '../../domain/core/errors.ts';
import { answerInSlack } from '../../domain/invitations/lifecycle/answer-in-slack.ts';
import type { LinkedInvitation } from '../../domain/invitations/lifecycle/find-by-link.ts';
import { fetchProfile } from '../api/people.ts';
import { userOf } from '../api/workspace.ts';
import { actions } from '../blocks/ids.ts';
import type { ActionAnswer, ActionArgs } from '../reply/action-boundary.ts';
import type { SlackContext } from '../reply/context.ts';
import { answerSentences } from '../reply/view-boundary.ts';
import { inviteeMessage } from './invitee-message.ts';

const NOT_THEIRS =
  'This invitation can be answered here only by whoever has its address, confirmed, in their Slack profile. The link in its email works too.';

/** Accept and Decline, in the message that asks an invitee. The message changes to show the invitation as it is now. */
export async function onInvitationAnswered(slack: SlackContext, args: ActionArgs): Promise<ActionAnswer> {
  const { action, body } = args;
  if (action.type !== 'button') throw new Error('An invitation is answered by a button.');
  const invitationId = z.uuid().parse(action.value);
  const answer = action.action_id === actions.acceptInvitation ? 'accept' : 'decline';
  const invitation = await answerAs(slack, args, { invitationId, answer });
  if (invitation === undefined) return answerSentences([NOT_THEIRS]);
  const message = inviteeMessage(invitation, slack.appUrl);
  const change = () => slack.postToResponseUrl(body.response_url, { replace_original: true, ...message });
  return { change, fallbackMessage: message };
}

/** Asks Slack at each click who the caller is; `undefined` if the invitation is not for their address. */
async function answerAs(
  { domain, clientFor }: SlackContext,
  args: ActionArgs,
  answer: Parameters<typeof answerInSlack>[2],
): Promise<LinkedInvitation | undefined> {
  const user = userOf(args);
  const profile = await fetchProfile(await clientFor(user.workspaceId), user);
  if ('reason' in profile) return undefined;
  try {
    return await answerInSlack(domain, profile, answer);
  } catch (error) {
    if (error instanceof DomainError && error.is('INVITATION_NOT_FOUND')) return undefined;
    throw error;
  }
}
