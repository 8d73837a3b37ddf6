import type { Prisma } from '../../database/generated/client.ts';
import type { Actor } from '../core/actor.ts';
import { assertCan, lockPermission } from '../core/authorize.ts';
import type { DomainContext } from '../core/context.ts';
import { DomainError } from '../core/errors.ts';
import { queueTask } from '../core/outbox.ts';
import type { SlackProfile } from '../core/slack-user.ts';
import { type Replacement, replacementInclude, toReplacement } from './replacement.ts';
import { swapAccount } from './swap-account.ts';

interface Decision {
  readonly replacementId: string;
  readonly isApproved: boolean;
  /**
   * The new account as Slack describes it now; `undefined` if it can no longer replace the old one, because the old
   * account is active again or the new one is not a full member of the workspace.
   */
  readonly newcomer: SlackProfile | undefined;
}

/**
 * Approves or declines, once, that a new Slack account replaces the deleted account of a member. An approval lapses if
 * the accounts or the member changed since. The owner of the new account is told. Resolves with the decided question.
 *
 * @throws DomainError NOT_ALLOWED, REPLACEMENT_NOT_FOUND, or REPLACEMENT_NOT_OPEN with the earlier decision.
 */
export async function decideReplacement(
  domain: DomainContext,
  actor: Actor,
  { replacementId, isApproved, newcomer }: Decision,
): Promise<Replacement> {
  assertCan(actor, 'members:invite');
  const { organizationId, memberId: deciderId } = actor;
  const now = domain.now();
  return domain.prisma.$transaction(async (transaction) => {
    await lockPermission(transaction, actor, 'members:invite');
    const [decided] = await transaction.accountReplacement.updateManyAndReturn({
      where: { id: replacementId, organizationId, state: 'PENDING' },
      data: { state: isApproved ? 'APPROVED' : 'DECLINED', decidedAt: now, deciderId },
      include: replacementInclude,
    });
    if (decided === undefined) throw await notOpen(transaction, actor, replacementId);
    await queueTask(transaction, 'tell-replacement-outcome', { replacementId });
    if (!isApproved) return toReplacement(decided);

    const { memberId, goneUserId, userId } = decided;
    const bound = { organizationId, memberId, userId: goneUserId };
    const isSwapped =
      newcomer?.userId === userId &&
      (await swapAccount(transaction, { bound, newcomer, actorId: deciderId, asOwner: false, now }));
    if (isSwapped) return toReplacement(decided);
    const lapsed = await transaction.accountReplacement.update({
      where: { id: replacementId },
      data: { state: 'LAPSED', deciderId: null },
      include: replacementInclude,
    });
    return toReplacement(lapsed);
  });
}

async function notOpen(
  { accountReplacement }: Pick<Prisma.TransactionClient, 'accountReplacement'>,
  { organizationId }: Actor,
  id: string,
): Promise<DomainError<'REPLACEMENT_NOT_FOUND'> | DomainError<'REPLACEMENT_NOT_OPEN'>> {
  const found = await accountReplacement.findFirst({
    where: { id, organizationId },
    include: replacementInclude,
  });
  if (found === null) return new DomainError('REPLACEMENT_NOT_FOUND', {});
  const { state, deciderName } = toReplacement(found);
  // The update found no pending row, so this row is decided.
  if (state === 'PENDING') throw new Error('A replacement is both decided and pending.');
  return new DomainError('REPLACEMENT_NOT_OPEN', {
    state,
    ...(deciderName !== undefined && { deciderName }),
  });
}
