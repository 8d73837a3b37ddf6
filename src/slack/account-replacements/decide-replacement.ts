import { z } from 'zod';
import { decideReplacement } from '../../domain/account-replacements/decide-replacement.ts';
import { findReplacement } from '../../domain/account-replacements/find-replacements.ts';
import type { Replacement } from '../../domain/account-replacements/replacement.ts';
import type { Actor } from '../../domain/core/actor.ts';
import { DomainError } from '../../domain/core/errors.ts';
import type { SlackProfile } from '../../domain/core/slack-user.ts';
import { findActor } from '../../domain/identity/find-actor.ts';
import { isAccountGone } from '../api/people.ts';
import { ephemeral } from '../api/response-url.ts';
import { actions } from '../blocks/ids.ts';
import { messageOf } from '../blocks/message.ts';
import { deniedActions, explainAccessDenied } from '../reply/access-denied.ts';
import { type ActionAnswer, type ActionArgs, userOf } from '../reply/action-boundary.ts';
import { fetchProfile } from '../reply/caller.ts';
import type { SlackContext } from '../reply/context.ts';
import { explainError } from '../reply/error-texts.ts';
import { replacementMessage } from './replacement-message.ts';

/** Approve and Decline, in the message that asks about a new Slack account: it says what became of that. */
export async function onReplacementDecided(slack: SlackContext, args: ActionArgs): Promise<ActionAnswer> {
  const { action, body } = args;
  if (action.type !== 'button') throw new Error('A question about a new account is answered by a button.');
  const replacementId = z.uuid().parse(action.value);
  const isApproved = action.action_id === actions.approveReplacement;
  const user = userOf(args);
  const actor = await findActor(slack.domain, user);
  try {
    if (actor === undefined) throw new DomainError('NOT_ALLOWED', { permission: 'members:invite' });
    const { replacement, notice } = await decide(slack, actor, { replacementId, isApproved });
    const message = replacementMessage(replacement);
    return {
      async change() {
        await slack.postToResponseUrl(body.response_url, { replace_original: true, ...message });
        if (notice !== undefined)
          await slack.postToResponseUrl(body.response_url, ephemeral(messageOf([notice])));
      },
      otherwise: notice === undefined ? message : messageOf([notice]),
    };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.is('NOT_ALLOWED')) {
      return {
        message: messageOf(
          await explainAccessDenied(slack.domain, user.workspaceId, { actor }, deniedActions.manageMembers),
        ),
      };
    }
    const why = explainError(error);
    if (why === undefined) throw error;
    return { message: messageOf([why]) };
  }
}

interface Decided {
  /** The question as it stands. */
  readonly replacement: Replacement;
  /** Why it was not answered as the actor wanted. */
  readonly notice?: string | undefined;
}

async function decide(
  slack: SlackContext,
  actor: Actor,
  { replacementId, isApproved }: { replacementId: string; isApproved: boolean },
): Promise<Decided> {
  const { domain } = slack;
  const asked = await findReplacement(domain, actor, replacementId);
  const newcomer = isApproved && asked.state === 'PENDING' ? await newcomerOf(slack, asked) : undefined;
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

/** Asks Slack at the moment of the decision: the old account has to be gone, and the new one to be somebody's. */
async function newcomerOf(
  { clientFor }: SlackContext,
  { workspaceId, userId, goneUserId }: Replacement,
): Promise<SlackProfile | undefined> {
  const client = await clientFor(workspaceId);
  if (!(await isAccountGone(client, goneUserId))) return undefined;
  const profile = await fetchProfile(client, { workspaceId, userId });
  return 'reason' in profile ? undefined : profile;
}
