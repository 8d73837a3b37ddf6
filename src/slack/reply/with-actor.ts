import type { Actor } from '../../domain/core/actor.ts';
import { DomainError } from '../../domain/core/errors.ts';
import { can } from '../../domain/core/permissions.ts';
import type { SlackUser } from '../../domain/core/slack-user.ts';
import { findActor } from '../../domain/identity/find-actor.ts';
import { type DeniedAction, explainAccessDenied } from './access-denied.ts';
import type { Pending } from './answer-in-time.ts';
import { type Caller, identifyCaller } from './caller.ts';
import type { SlackContext } from './context.ts';

/** How a listener answers a caller who may not do what they asked for. */
interface IfDenied<Answer> {
  /** What they may not do. */
  readonly action: DeniedAction;
  /** Makes an answer of the sentences that say so. `actor` is absent if the caller is no member, or not any more. */
  readonly deny: (sentences: readonly string[], actor?: Actor) => Answer;
}

interface ActorOptions<Answer> extends IfDenied<Answer> {
  /** Whether an admin of a workspace without an organization founds it by this: typing a command does, a click does not. */
  readonly mayFoundOrganization: boolean;
}

/**
 * The boundary of listeners that open something. Finds the caller in the database, or asks Slack who they are, which
 * shows a loading view and is needed the first time only. Then works as `withKnownActor` does.
 */
export async function withActor<Answer>(
  slack: SlackContext,
  user: SlackUser,
  options: ActorOptions<Answer>,
  work: (actor: Actor) => Promise<Answer>,
): Promise<Answer | Pending<Answer>> {
  const actor = await findActor(slack.domain, user);
  if (actor !== undefined) return workAs({ actor }, slack, user, options, work);
  return {
    loadingText: 'One moment: wgw is finding out who you are…',
    answer: async () => {
      const client = await slack.clientFor(user.workspaceId);
      const caller = await identifyCaller(slack.domain, client, user, options);
      return workAs(caller, slack, user, options, work);
    },
  };
}

/**
 * The boundary of listeners that change or refresh something. Does the work as the member that the caller is known to be.
 * If there is none, or a use case refuses the work with NOT_ALLOWED, the caller reads that they may not, and who may.
 */
export async function withKnownActor<Answer>(
  slack: SlackContext,
  user: SlackUser,
  ifDenied: IfDenied<Answer>,
  work: (actor: Actor) => Promise<Answer>,
): Promise<Answer> {
  return workAs({ actor: await findActor(slack.domain, user) }, slack, user, ifDenied, work);
}

async function workAs<Answer>(
  caller: Caller,
  { domain }: SlackContext,
  user: SlackUser,
  { action, deny }: IfDenied<Answer>,
  work: (actor: Actor) => Promise<Answer>,
): Promise<Answer> {
  const denied = async (who: Caller) =>
    deny(await explainAccessDenied(domain, user.workspaceId, who, action), who.actor);
  const { actor } = caller;
  if (actor === undefined) return denied(caller);
  try {
    return await work(actor);
  } catch (error) {
    if (!(error instanceof DomainError && error.is('NOT_ALLOWED'))) throw error;
    // If their role allowed it a moment ago, somebody demoted or removed them meanwhile.
    const isOutdated = can(actor.role, error.details.permission);
    return denied(isOutdated ? { actor: await findActor(domain, user) } : caller);
  }
}
