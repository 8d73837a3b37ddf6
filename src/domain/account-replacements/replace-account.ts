import type { Prisma } from '../../database/generated/client.ts';
import type { DomainContext } from '../core/context.ts';
import { queueTask } from '../core/outbox.ts';
import { memberWhere } from '../core/rules.ts';
import type { SlackProfile } from '../core/slack-user.ts';
import type { BoundMember } from '../identity/identify-actor.ts';
import { findAdministratorsInSlack } from '../identity/members-in-slack.ts';
import { swapAccount } from './swap-account.ts';

/** What happened when a new account asked to replace a deleted one. */
export type ReplacementOutcome =
  /** The account is replaced. */
  | 'replaced'
  /** The Administrators are asked, or were within the last day. */
  | 'asked'
  /** An Administrator declined within the last day. */
  | 'declined'
  /** wgw can reach no other Administrator in Slack. */
  | 'unreachable'
  /** The member is the only Administrator, and the new account is no owner of the Slack workspace. */
  | 'only-administrator'
  /** The member or the account changed at the same moment. */
  | 'changed';

/** How long the Administrators are not asked again about the same account. */
const PAUSE_MS = 24 * 60 * 60 * 1000;

/**
 * A new Slack account with a member's confirmed address asks to replace the account that the member is bound to. The
 * caller has just checked with Slack that the old account is deleted. The other Administrators decide, and are asked at
 * most once a day. If the member is the only Administrator, nobody else could decide: then an owner of the Slack
 * workspace replaces the account at once.
 */
export async function replaceAccount(
  domain: DomainContext,
  newcomer: SlackProfile,
  bound: BoundMember,
): Promise<ReplacementOutcome> {
  const { organizationId, memberId } = bound;
  const now = domain.now();
  return domain.prisma.$transaction(async (transaction) => {
    // Serializes concurrent commands, and changes of members too.
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
  // Questions about an account that the member is no longer bound to.
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
