import { z } from 'zod';
import type { Actor } from '../../domain/core/actor.ts';
import { DomainError } from '../../domain/core/errors.ts';
import { findActor } from '../../domain/identity/find-actor.ts';
import type { InviteOutcome } from '../../domain/invitations/lifecycle/invite-statement.ts';
import { decideRequest } from '../../domain/requests/decide-request.ts';
import { findRequestsOf, findSubmissionOf } from '../../domain/requests/find-requests.ts';
import { ephemeral } from '../api/response-url.ts';
import { actions } from '../blocks/ids.ts';
import { messageOf } from '../blocks/message.ts';
import { publishHome } from '../home/refresh-home.ts';
import { outcomeSentence } from '../invite/outcomes.ts';
import { deniedActions, explainAccessDenied } from '../reply/access-denied.ts';
import { type ActionAnswer, type ActionArgs, userOf } from '../reply/action-boundary.ts';
import type { SlackContext } from '../reply/context.ts';
import { explainError } from '../reply/error-texts.ts';
import { requestMessage } from './request-message.ts';

/** Approve and Decline, in a message or in the Home tab: what stands there says what became of the request. */
export async function onRequestDecided(slack: SlackContext, args: ActionArgs): Promise<ActionAnswer> {
  const { action } = args;
  if (action.type !== 'button') throw new Error('A request is answered by a button.');
  const requestId = z.uuid().parse(action.value);
  const state = action.action_id === actions.approveRequest ? 'APPROVED' : 'DECLINED';
  const user = userOf(args);
  const actor = await findActor(slack.domain, user);
  try {
    if (actor === undefined) throw new DomainError('NOT_ALLOWED', { permission: 'members:invite' });
    const outcome = await decideRequest(slack.domain, actor, { requestId, state });
    return answered(slack, args, { actor, requestId, notice: notInvited(outcome, slack.sender) });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.is('NOT_ALLOWED') || actor === undefined) {
      return {
        message: messageOf(
          await explainAccessDenied(slack.domain, user.workspaceId, { actor }, deniedActions.invite),
        ),
      };
    }
    const notice = explainError(error);
    if (notice === undefined) throw error;
    return answered(slack, args, { actor, requestId, notice });
  }
}

/** What an approval could not bring about, as the address can be invited no more. */
function notInvited(outcome: InviteOutcome | undefined, sender: string): string | undefined {
  if (outcome === undefined || outcome.outcome === 'invited') return undefined;
  return `${outcome.address}: ${outcomeSentence(outcome, sender)}`;
}

interface Answered {
  readonly actor: Actor;
  readonly requestId: string;
  readonly notice: string | undefined;
}

function answered(
  slack: SlackContext,
  args: ActionArgs,
  { actor, requestId, notice }: Answered,
): ActionAnswer {
  const { view, response_url: responseUrl } = args.body;
  const said = notice ?? 'The request is answered, and whoever asked is told.';
  const otherwise = messageOf([said]);
  if (view !== undefined) {
    return { change: (client) => publishHome(slack, client, userOf(args), said), otherwise };
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
    otherwise,
  };
}
