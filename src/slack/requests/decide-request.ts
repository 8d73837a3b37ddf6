import { z } from 'zod';
import type { Actor } from '../../domain/core/actor.ts';
import type { InviteOutcome } from '../../domain/invitations/lifecycle/invite-statement.ts';
import { decideRequest } from '../../domain/requests/decide-request.ts';
import { findRequestsOf, findSubmissionOf } from '../../domain/requests/find-requests.ts';
import { ephemeral } from '../api/response-url.ts';
import { userOf } from '../api/workspace.ts';
import { actions } from '../blocks/ids.ts';
import { messageOf } from '../blocks/message.ts';
import { publishHome } from '../home/refresh-home.ts';
import { outcomeSentence } from '../invite/outcomes.ts';
import type { ActionAnswer, ActionArgs } from '../reply/action-boundary.ts';
import type { SlackContext } from '../reply/context.ts';
import { explainOrRethrow } from '../reply/explain-failure.ts';
import { answerSentences } from '../reply/view-boundary.ts';
import { withKnownActor } from '../reply/with-actor.ts';
import { requestMessage } from './request-message.ts';

/** Approve and Decline, in a message or in the Home tab. The message or tab changes to tell the outcome. */
export async function onRequestDecided(slack: SlackContext, args: ActionArgs): Promise<ActionAnswer> {
  const { action } = args;
  if (action.type !== 'button') throw new Error('A request is answered by a button.');
  const requestId = z.uuid().parse(action.value);
  const state = action.action_id === actions.approveRequest ? 'APPROVED' : 'DECLINED';
  return withKnownActor<ActionAnswer>(
    slack,
    userOf(args),
    { action: 'invite', deny: answerSentences },
    async (actor) => {
      try {
        const outcome = await decideRequest(slack.domain, actor, { requestId, state });
        return showDecided(slack, args, { actor, requestId, notice: whyNotInvited(outcome, slack.sender) });
      } catch (error) {
        return showDecided(slack, args, { actor, requestId, notice: explainOrRethrow(error) });
      }
    },
  );
}

/** Why an approval invited nobody: the address can no longer be invited. */
function whyNotInvited(outcome: InviteOutcome | undefined, sender: string): string | undefined {
  if (outcome === undefined || outcome.outcome === 'invited') return undefined;
  return `${outcome.address}: ${outcomeSentence(outcome, sender)}`;
}

interface Decided {
  readonly actor: Actor;
  readonly requestId: string;
  /** Why the decision did not lead to an invitation, or did not count. */
  readonly notice: string | undefined;
}

function showDecided(
  slack: SlackContext,
  args: ActionArgs,
  { actor, requestId, notice }: Decided,
): ActionAnswer {
  const { view, response_url: responseUrl } = args.body;
  const sentence = notice ?? 'The request is answered, and whoever asked is told.';
  const fallbackMessage = messageOf([sentence]);
  if (view !== undefined) {
    return { change: (client) => publishHome(slack, client, userOf(args), sentence), fallbackMessage };
  }
  return {
    async change() {
      const submissionId = await findSubmissionOf(slack.domain, actor, requestId);
      if (submissionId !== undefined) {
        const requests = await findRequestsOf(slack.domain, actor.organizationId, submissionId);
        await slack.postToResponseUrl(responseUrl, { replace_original: true, ...requestMessage(requests) });
      }
      if (notice !== undefined) await slack.postToResponseUrl(responseUrl, ephemeral(messageOf([notice])));
    },
    fallbackMessage,
  };
}
