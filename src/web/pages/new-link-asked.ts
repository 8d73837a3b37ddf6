import type { LinkedInvitation } from '../../domain/invitations/lifecycle/find-by-link.ts';
import { html } from '../../text/html.ts';
import { pageDocument } from './document.ts';
import { name, nameInTitle, supportLine } from './parts.ts';

/** The page after somebody with a link that no longer works has asked for a new one. */
export function newLinkAskedPage(
  { email, organizationName }: LinkedInvitation,
  { supportEmail }: { readonly supportEmail: string | undefined },
): string {
  const title = 'A new link is asked for';
  return pageDocument(
    `${title}: ${nameInTitle(organizationName)}`,
    html`<h1>${title}</h1>
<p>Whoever invited you to ${name(organizationName)}, or an Administrator there, reads that you would like a new link.</p>
<p>If they send one, it comes by email to <strong>${email}</strong>. Look in the spam folder too. You can close this page.</p>
${supportLine(supportEmail)}`,
  );
}
