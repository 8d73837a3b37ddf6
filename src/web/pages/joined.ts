import type { LinkedInvitation } from '../../domain/invitations/lifecycle/find-by-link.ts';
import { html } from '../../text/html.ts';
import { roleSummary, roleWithArticle } from '../../text/roles.ts';
import { pageDocument } from './document.ts';
import { name, nameInTitle, nextSteps } from './parts.ts';

/** The page after an invitee has accepted. */
export function joinedPage(invitation: LinkedInvitation, options: { appUrl: string | undefined }): string {
  const { organizationName, email, role, inviter } = invitation;
  return pageDocument(
    `You have joined ${nameInTitle(organizationName)}`,
    html`
<h1>You have joined ${name(organizationName)}</h1>
<p>Welcome! With <strong>${email}</strong> you are now ${roleWithArticle(role)}: someone who ${roleSummary(role)}. ${name(inviter.name)} is told that you have joined.</p>
${nextSteps(options.appUrl)}`,
  );
}
