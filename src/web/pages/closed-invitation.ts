import type { InvitationStatus } from '../../domain/core/invitation-status.ts';
import type { LinkedInvitation } from '../../domain/invitations/lifecycle/find-by-link.ts';
import { newLinkAvailability } from '../../domain/invitations/lifecycle/new-link.ts';
import { type Html, html } from '../../text/html.ts';
import { momentInWords } from '../../text/moment.ts';
import { pageDocument } from './document.ts';
import { contact, name, nameInTitle, nextSteps, supportLine } from './parts.ts';

export type ClosedInvitation = LinkedInvitation & { readonly status: Exclude<InvitationStatus, 'open'> };

interface Options {
  readonly supportEmail: string | undefined;
  readonly appUrl: string | undefined;
  /** The path to which the form that asks for a new link is sent. */
  readonly askPath: string;
  readonly now: Date;
}

/** The page of an invitation that nobody can answer any more: it says why, and what to do. */
export function closedInvitationPage(invitation: ClosedInvitation, options: Options): string {
  const { title, explanation } = explanations[invitation.status](invitation, options);
  return pageDocument(
    `${title}: ${nameInTitle(invitation.organizationName)}`,
    html`<h1>${title}</h1>
${explanation}
${invitation.status !== 'accepted' && askForm(invitation, options)}
${supportLine(options.supportEmail)}`,
  );
}

// An invitee who declined may not want a new link, and the latest email already has one.
const ASKING_IS_SECONDARY: readonly InvitationStatus[] = ['declined', 'replaced'];

function askForm(invitation: ClosedInvitation, { askPath, now }: Options): Html {
  const { status, inviter } = invitation;
  const availability = newLinkAvailability(invitation, now);
  if (availability === 'asked')
    return html`<p>A new link has been asked for. It comes by email, if it is sent.</p>`;
  if (availability === 'over') {
    return html`<p>A new link has been asked for three times, which is as often as we pass it on. To get one, write to ${contact(inviter)} yourself.</p>`;
  }
  return html`
<form method="post" action="${askPath}">
<button type="submit"${ASKING_IS_SECONDARY.includes(status) && html` class="secondary"`}>Ask for a new link</button>
</form>`;
}

const explanations: Record<ClosedInvitation['status'], Explanation> = {
  accepted: (invitation, options) =>
    invitation.isMember ? accepted(invitation, options) : membershipOver(invitation),
  declined: ({ organizationName, inviter }) => ({
    title: 'Invitation declined',
    explanation: html`
<p>The invitation to join ${name(organizationName)} has been declined, and this link no longer works.</p>
<p>If you change your mind, ask ${contact(inviter)} to invite you again.</p>`,
  }),
  cancelled: ({ organizationName, inviter }) => ({
    title: 'Invitation cancelled',
    explanation: html`
<p>${name(organizationName)} has cancelled this invitation, so it can no longer be accepted.</p>
<p>If you think that is a mistake, ask ${contact(inviter)}.</p>`,
  }),
  undeliverable: ({ organizationName, inviter }) => ({
    title: 'Invitation closed',
    explanation: html`
<p>As far as we could tell, the email of this invitation did not arrive, so the invitation to join ${name(organizationName)} was closed.</p>
<p>To get a new one, ask ${contact(inviter)} to invite you again.</p>`,
  }),
  expired: ({ organizationName, expiresAt, inviter }) => ({
    title: 'Invitation expired',
    explanation: html`
<p>The invitation to join ${name(organizationName)} was open until <time datetime="${expiresAt.toISOString()}">${momentInWords(expiresAt)}</time>.</p>
<p>To get a new one, ask ${contact(inviter)} to invite you again.</p>`,
  }),
  replaced: ({ organizationName, inviter }) => ({
    title: 'Invitation replaced by a newer one',
    explanation: html`
<p>A newer invitation to join ${name(organizationName)} has taken the place of this one. Look for the latest email about it and use the link there.</p>
<p>If you cannot find it, ask ${contact(inviter)} to send it again.</p>`,
  }),
};

type Explanation = (
  invitation: ClosedInvitation,
  options: Options,
) => { readonly title: string; readonly explanation: Html };

function accepted({ organizationName, email, inviter }: ClosedInvitation, { appUrl }: Options) {
  return {
    title: 'Invitation already accepted',
    explanation: html`
<p>The invitation of <strong>${email}</strong> to join ${name(organizationName)} has been accepted. There is nothing left to do here.</p>
${nextSteps(appUrl)}
<p>If it was not you who accepted, tell ${contact(inviter)}.</p>`,
  };
}

function membershipOver({ organizationName, email, inviter }: ClosedInvitation) {
  return {
    title: 'Invitation already used',
    explanation: html`
<p>The invitation of <strong>${email}</strong> was accepted, and they are not a member of ${name(organizationName)} any more.</p>
<p>To join again, ask ${contact(inviter)} to invite you again.</p>`,
  };
}
