import type { AccountReplacement } from '../../../src/database/generated/client.ts';
import { replaceAccount } from '../../../src/domain/account-replacements/replace-account.ts';
import type { Actor } from '../../../src/domain/core/actor.ts';
import type { DomainContext } from '../../../src/domain/core/context.ts';
import type { SlackProfile } from '../../../src/domain/core/slack-user.ts';
import { type BoundMember, identifyActor } from '../../../src/domain/identity/identify-actor.ts';
import type { TestOrganization } from '../../support/domain.ts';

/** A Slack account with a member's address. */
export const accountOf = (
  { workspaceId }: TestOrganization,
  { name, email }: Actor,
  changes: Partial<SlackProfile> = {},
): SlackProfile => ({
  workspaceId,
  workspaceName: 'Acme',
  userId: 'UNEW',
  name,
  email,
  mayFoundOrganization: false,
  isOwner: false,
  ...changes,
});

/** Binds a member to a Slack account, which the test then treats as deleted. */
export async function goneAccountOf(
  domain: DomainContext,
  organization: TestOrganization,
  member: Actor,
  userId = 'UGONE',
): Promise<BoundMember> {
  await identifyActor(domain, accountOf(organization, member, { userId }));
  const { memberId, organizationId } = member;
  return { memberId, organizationId, userId };
}

/** A new account asks to replace a member's deleted account; resolves with the question. */
export async function askForPlaceOf(
  domain: DomainContext,
  organization: TestOrganization,
  member: Actor,
): Promise<AccountReplacement> {
  const bound = await goneAccountOf(domain, organization, member);
  await replaceAccount(domain, accountOf(organization, member), bound);
  const { memberId } = member;
  return domain.prisma.accountReplacement.findFirstOrThrow({ where: { memberId, state: 'PENDING' } });
}
