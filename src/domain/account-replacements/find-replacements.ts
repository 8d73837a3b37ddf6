import type { Actor } from '../core/actor.ts';
import { assertCan } from '../core/authorize.ts';
import type { DomainContext } from '../core/context.ts';
import { DomainError } from '../core/errors.ts';
import type { SlackUser } from '../core/slack-user.ts';
import { findMemberInSlack } from '../identity/members-in-slack.ts';
import { type Replacement, replacementInclude, toReplacement } from './replacement.ts';

/**
 * A question in the actor's organization, pending or decided.
 *
 * @throws DomainError NOT_ALLOWED or REPLACEMENT_NOT_FOUND.
 */
export async function findReplacement(
  { prisma }: DomainContext,
  actor: Actor,
  replacementId: string,
): Promise<Replacement> {
  assertCan(actor, 'members:invite');
  const found = await prisma.accountReplacement.findFirst({
    where: { id: replacementId, organizationId: actor.organizationId },
    include: replacementInclude,
  });
  if (found === null) throw new DomainError('REPLACEMENT_NOT_FOUND', {});
  return toReplacement(found);
}

/** A pending question and the Administrator to ask; `undefined` if it is decided or they may no longer decide. */
export async function findReplacementQuestion(
  domain: DomainContext,
  { replacementId, memberId }: { replacementId: string; memberId: string },
): Promise<{ replacement: Replacement; administrator: SlackUser } | undefined> {
  const found = await domain.prisma.accountReplacement.findUnique({
    where: { id: replacementId, state: 'PENDING' },
    include: replacementInclude,
  });
  if (found === null) return undefined;
  const { organizationId } = found;
  const administrator = await findMemberInSlack(domain, { organizationId, memberId }, 'members:invite');
  return administrator && { replacement: toReplacement(found), administrator };
}

/** The decided question, for the owner of the new account; `undefined` while it is pending. */
export async function findReplacementAnswer(
  { prisma }: DomainContext,
  replacementId: string,
): Promise<Replacement | undefined> {
  const found = await prisma.accountReplacement.findUnique({
    where: { id: replacementId, NOT: { state: 'PENDING' } },
    include: replacementInclude,
  });
  return found === null ? undefined : toReplacement(found);
}
