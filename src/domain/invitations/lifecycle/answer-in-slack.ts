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
 * Answers an invitation for the Slack user who has its address, confirmed, in a workspace of its organization: they need
 * no link. Whoever accepts joins under their name in Slack, and is known there from then on. Resolves with how the
 * invitation stands, whether it could be answered or not.
 *
 * @throws DomainError WORKSPACE_BLOCKED; INVITATION_NOT_FOUND for everybody else; MEMBER_BY_ANOTHER_ADDRESS where they would accept, as a Slack
 *   user stays the member they are.
 */
export async function answerInSlack(
  domain: DomainContext,
  profile: SlackProfile,
  { invitationId, answer }: { invitationId: string; answer: 'accept' | 'decline' },
): Promise<LinkedInvitation> {
  await assertNotBlocked(domain, profile.workspaceId);
  const token = await newestLinkOf(domain, profile, invitationId);
  try {
    if (answer === 'accept') await accept(domain, profile, token);
    else await declineInvitation(domain, { token });
  } catch (error) {
    // Why not is how it stands.
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

/** Some call themselves by a picture alone. */
function nameOf({ name, email }: SlackProfile): string {
  return parseSingleLine(name, MAX_NAME_LENGTH) ?? email.slice(0, MAX_NAME_LENGTH);
}

async function newestLinkOf(
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
