import type { Prisma } from '../../database/generated/client.ts';
import type { DomainContext } from '../core/context.ts';
import { queueTask } from '../core/outbox.ts';
import { memberWhere } from '../core/rules.ts';
import type { SlackProfile } from '../core/slack-user.ts';
import type { BoundMember } from '../identity/identify-actor.ts';
import { findAdministratorsInSlack } from '../identity/members-in-slack.ts';
import { swapAccount } from './swap-account.ts';

/** The result for an account that asks to take a place. */
export type ReplacementOutcome =
  /** It took it. */
  | 'replaced'
  /** The Administrators are asked. */
  | 'asked'
  /** They were asked within the last day, and one declined. */
  | 'declined'
  /** There is no Administrator whom wgw can ask in Slack. */
  | 'unreachable'
  /** The place is that of the only Administrator, and only a Slack owner takes that. */
  | 'only-administrator'
  /** Something changed at the same moment. */
  | 'changed';

/** How often the Administrators are asked about the same account. */
const PAUSE_MS = 24 * 60 * 60 * 1000;

/**
 * A Slack account that has a member's confirmed address asks to take the place of the account that the member is bound to,
 * which is gone: Slack said so a moment ago. The Administrators are asked, once a day at most. Nobody but the member could
 * be asked where they are the only Administrator: an owner of the workspace takes the place at once.
 */
export async function replaceAccount(
  domain: DomainContext,
  newcomer: SlackProfile,
  bound: BoundMember,
): Promise<ReplacementOutcome> {
  const { organizationId, memberId } = bound;
  const now = domain.now();
  return domain.prisma.$transaction(async (transaction) => {
    // Commands that arrive at once ask one after the other. Changes of the team wait, too.
    await transaction.$queryRaw`SELECT id FROM organizations WHERE id = ${organizationId}::uuid FOR NO KEY UPDATE`;
    if (await isOnlyAdministrator(transaction, bound)) {
      if (!newcomer.isOwner) return 'only-administrator';
      const isSwapped = await swapAccount(transaction, {
        bound,
        newcomer,
        actorId: memberId,
        asOwner: true,
        now,
      });
      return isSwapped ? 'replaced' : 'changed';
    }
    return ask(transaction, newcomer, bound, now);
  });
}

async function isOnlyAdministrator(
  { member }: Prisma.TransactionClient,
  { organizationId, memberId }: BoundMember,
): Promise<boolean> {
  const administrators = await member.findMany({
    where: { organizationId, role: 'ADMINISTRATOR', ...memberWhere },
    select: { id: true },
    take: 2,
  });
  return administrators.length === 1 && administrators[0]?.id === memberId;
}

async function ask(
  transaction: Prisma.TransactionClient,
  { workspaceId, userId, name }: SlackProfile,
  { organizationId, memberId, userId: goneUserId }: BoundMember,
  now: Date,
): Promise<ReplacementOutcome> {
  const { accountReplacement } = transaction;
  const asked = { organizationId, workspaceId, memberId, userId };
  // About an account that the member is not bound to any more.
  await accountReplacement.updateMany({
    where: { ...asked, goneUserId: { not: goneUserId }, state: 'PENDING' },
    data: { state: 'LAPSED', decidedAt: now },
  });
  const last = await accountReplacement.findFirst({
    where: { ...asked, goneUserId },
    orderBy: { askedAt: 'desc' },
  });
  const isRecent = last !== null && last.askedAt.getTime() > now.getTime() - PAUSE_MS;
  if (isRecent && last.state === 'PENDING') return 'asked';
  if (isRecent && last.state === 'DECLINED') return 'declined';

  const inSlack = await findAdministratorsInSlack(transaction, organizationId);
  const administrators = inSlack.filter((administrator) => administrator.memberId !== memberId);
  if (administrators.length === 0) return 'unreachable';
  const { id: replacementId } =
    last?.state === 'PENDING'
      ? await accountReplacement.update({ where: { id: last.id }, data: { askedAt: now } })
      : await accountReplacement.create({ data: { ...asked, goneUserId, userName: name, askedAt: now } });
  for (const administrator of administrators) {
    await queueTask(transaction, 'ask-about-replacement', { replacementId, ...administrator });
  }
  return 'asked';
}
