import { assertNotBlocked } from '../../core/blocked-workspaces.ts';
import type { DomainContext } from '../../core/context.ts';
import { DomainError } from '../../core/errors.ts';
import { MAX_NAME_LENGTH, parseSingleLine } from '../../core/single-line.ts';
import type { SlackProfile } from '../../core/slack-user.ts';
import { findActor } from '../../identity/find-actor.ts';
import { identifyActor } from '../../identity/identify-actor.ts';
import { acceptInvitation, declineInvitation } from './answer.ts';
import { findInvitationByLink, type LinkedInvitation } from './find-by-link.ts';

/**
 * Accepts or declines an invitation for the Slack user with its confirmed address, in a workspace of its organization.
 * They need no link. A user who accepts joins under their name in Slack and is bound to the new member. Resolves with
 * the invitation, whether it could be answered or not.
 *
 * @throws DomainError WORKSPACE_BLOCKED; INVITATION_NOT_FOUND for all other Slack users; MEMBER_BY_ANOTHER_ADDRESS if
 *   the user accepts but is a member with another address.
 */
export async function answerInSlack(
  domain: DomainContext,
  profile: SlackProfile,
  { invitationId, answer }: { invitationId: string; answer: 'accept' | 'decline' },
): Promise<LinkedInvitation> {
  await assertNotBlocked(domain, profile.workspaceId);
  const token = await newestTokenOf(domain, profile, invitationId);
  try {
    if (answer === 'accept') await accept(domain, profile, token);
    else await declineInvitation(domain, { token });
  } catch (error) {
    // The status of the returned invitation says why.
    if (!(error instanceof DomainError && error.is('INVITATION_NOT_OPEN'))) throw error;
  }
  const invitation = await findInvitationByLink(domain, token);
  if (invitation.isMember) await identifyActor(domain, profile);
  return invitation;
}

async function accept(domain: DomainContext, profile: SlackProfile, token: string): Promise<void> {
  const member = await findActor(domain, profile);
  if (member !== undefined && member.email !== profile.email) {
    const { status } = await findInvitationByLink(domain, token);
    if (status === 'open') throw new DomainError('MEMBER_BY_ANOTHER_ADDRESS', { email: member.email });
  }
  await acceptInvitation(domain, { token, name: nameOf(profile) });
}

/** Some names have no letter or digit, only emoji. */
function nameOf({ name, email }: SlackProfile): string {
  return parseSingleLine(name, MAX_NAME_LENGTH) ?? email.slice(0, MAX_NAME_LENGTH);
}

async function newestTokenOf(
  { prisma, links }: DomainContext,
  { workspaceId, email }: SlackProfile,
  id: string,
): Promise<string> {
  const invitation = await prisma.invitation.findFirst({
    where: { id, email, organization: { workspaces: { some: { id: workspaceId } } } },
    select: { version: true },
  });
  if (invitation === null) throw new DomainError('INVITATION_NOT_FOUND', {});
  return links.sign({ id, version: invitation.version });
}
