import { z } from 'zod';
import { decideReplacement } from '../../domain/account-replacements/decide-replacement.ts';
import { findReplacement } from '../../domain/account-replacements/find-replacements.ts';
import type { Replacement } from '../../domain/account-replacements/replacement.ts';
import type { Actor } from '../../domain/core/actor.ts';
import { DomainError } from '../../domain/core/errors.ts';
import type { SlackProfile } from '../../domain/core/slack-user.ts';
import { fetchProfile, isAccountGone } from '../api/people.ts';
import { ephemeral } from '../api/response-url.ts';
import { userOf } from '../api/workspace.ts';
import { actions } from '../blocks/ids.ts';
import { messageOf } from '../blocks/message.ts';
import type { ActionAnswer, ActionArgs } from '../reply/action-boundary.ts';
import type { SlackContext } from '../reply/context.ts';
import { explainError } from '../reply/error-texts.ts';
import { explainOrRethrow } from '../reply/explain-failure.ts';
import { answerSentences } from '../reply/view-boundary.ts';
import { withKnownActor } from '../reply/with-actor.ts';
import { replacementMessage } from './replacement-message.ts';

/** Approve and Decline in the message that asks about a new Slack account. The message changes to tell the outcome. */
export async function onReplacementDecided(slack: SlackContext, args: ActionArgs): Promise<ActionAnswer> {
  const { action } = args;
  if (action.type !== 'button') throw new Error('A question about a new account is answered by a button.');
  const replacementId = z.uuid().parse(action.value);
  const isApproved = action.action_id === actions.approveReplacement;
  return withKnownActor<ActionAnswer>(
    slack,
    userOf(args),
    { action: 'manageMembers', deny: answerSentences },
    async (actor) => {
      try {
        const decided = await decide(slack, actor, { replacementId, isApproved });
        return showDecided(slack, args.body.response_url, decided);
      } catch (error) {
        return answerSentences([explainOrRethrow(error)]);
      }
    },
  );
}

interface Decided {
  /** The question as it is now. */
  readonly replacement: Replacement;
  /** Why the actor's decision did not count. */
  readonly notice?: string | undefined;
}

function showDecided(
  { postToResponseUrl }: SlackContext,
  responseUrl: string,
  { replacement, notice }: Decided,
): ActionAnswer {
  const message = replacementMessage(replacement);
  return {
    async change() {
      await postToResponseUrl(responseUrl, { replace_original: true, ...message });
      if (notice !== undefined) await postToResponseUrl(responseUrl, ephemeral(messageOf([notice])));
    },
    fallbackMessage: notice === undefined ? message : messageOf([notice]),
  };
}

async function decide(
  slack: SlackContext,
  actor: Actor,
  { replacementId, isApproved }: { replacementId: string; isApproved: boolean },
): Promise<Decided> {
  const { domain } = slack;
  const question = await findReplacement(domain, actor, replacementId);
  const newcomer =
    isApproved && question.state === 'PENDING' ? await fetchNewcomer(slack, question) : undefined;
  try {
    return { replacement: await decideReplacement(domain, actor, { replacementId, isApproved, newcomer }) };
  } catch (error) {
    if (!(error instanceof DomainError && error.is('REPLACEMENT_NOT_OPEN'))) throw error;
    return {
      replacement: await findReplacement(domain, actor, replacementId),
      notice: explainError(error),
    };
  }
}

/** Asks Slack for the new account; `undefined` if the old one is not gone, or the new one cannot be a member. */
async function fetchNewcomer(
  { clientFor }: SlackContext,
  { workspaceId, userId, goneUserId }: Replacement,
): Promise<SlackProfile | undefined> {
  const client = await clientFor(workspaceId);
  if (!(await isAccountGone(client, goneUserId))) return undefined;
  const profile = await fetchProfile(client, { workspaceId, userId });
  return 'reason' in profile ? undefined : profile;
}
