import { roleName } from '../../domain/core/permissions.ts';
import { MAX_NAME_LENGTH } from '../../domain/core/single-line.ts';
import type { LinkedInvitation } from '../../domain/invitations/lifecycle/find-by-link.ts';
import { directionOf } from '../../text/direction.ts';
import { type Html, html, noteLines } from '../../text/html.ts';
import { momentInWords } from '../../text/moment.ts';
import { manyLines, oneLine } from '../../text/plain-text.ts';
import { roleSummary, roleWithArticle } from '../../text/roles.ts';
import { pageDocument } from './document.ts';
import { contact, name, nameInTitle, supportLine } from './parts.ts';

/** In characters. A refused name is cut off after them. */
const MAX_REFUSED_NAME = 200;

interface OpenInvitationOptions {
  readonly acceptPath: string;
  readonly declinePath: string;
  readonly supportEmail: string | undefined;
  /** The text that the invitee typed, if it is not valid as a name. */
  readonly refusedName?: string;
}

/** The page on which an invitee accepts or declines an open invitation. */
export function openInvitationPage(invitation: LinkedInvitation, options: OpenInvitationOptions): string {
  const { organizationName, organizationAbout, inviter, email, role, expiresAt } = invitation;
  const title = `Join ${nameInTitle(organizationName)}`;
  return pageDocument(
    options.refusedName === undefined ? title : `Error: ${title}`,
    html`
<h1>Join ${name(organizationName)} on WeGotWork</h1>
${organizationAbout !== null && html`<p class="about">${name(organizationAbout)}</p>`}
<p>${contact(inviter)} invites you to join <strong>${name(organizationName)}</strong> as ${roleWithArticle(role)}.</p>
${note(invitation)}
<form method="post" action="${options.acceptPath}">
${nameField(options.refusedName)}
<button type="submit">Accept and join</button>
</form>
<h2>The invitation</h2>
<dl>
<dt>Invited address</dt><dd>${email}</dd>
<dt>Role</dt><dd>${roleName(role)}: ${roleSummary(role)}</dd>
<dt>Open until</dt><dd><time datetime="${expiresAt.toISOString()}">${momentInWords(expiresAt)}</time></dd>
</dl>
<h2>What happens next</h2>
<p>You join at once, with ${email} and the name above; there is no password to think up. ${name(inviter.name)} is told, and you read how to go on.</p>
<details>
<summary>Decline this invitation</summary>
<p>Nothing happens if you leave this page. If you decline, ${name(inviter.name)} is told and this link stops working.</p>
<form method="post" action="${options.declinePath}">
<button type="submit" class="secondary">Decline the invitation</button>
</form>
</details>
<details>
<summary>Something is not right?</summary>
<p>If you do not know ${name(inviter.name)}, close this page: nothing happens unless you accept.</p>
<p>If ${email} is not your address, ask ${contact(inviter)} to invite the right one.</p>
${supportLine(options.supportEmail)}
</details>`,
  );
}

function note({ note, noteWriter }: LinkedInvitation): Html | undefined {
  const text = manyLines(note ?? '');
  if (text === '') return undefined;
  return html`<figure><figcaption>${name(noteWriter)} writes:</figcaption><blockquote dir="${directionOf(text)}">${noteLines(text)}</blockquote></figure>`;
}

function nameField(refused: string | undefined): Html {
  const hint = html`<p class="hint" id="name-hint">Your colleagues will see it.</p>`;
  if (refused === undefined) {
    return html`
<label for="name">Your name</label>
${hint}
<input id="name" name="name" type="text" dir="auto" autocomplete="name" required maxlength="${MAX_NAME_LENGTH}" aria-describedby="name-hint">`;
  }
  const typed = oneLine(refused, MAX_REFUSED_NAME);
  const problem =
    typed === ''
      ? 'Enter your name.'
      : `This cannot be used as a name. Use at most ${MAX_NAME_LENGTH} characters, with at least one letter or number and no invisible ones.`;
  return html`
<label for="name">Your name</label>
${hint}
<p class="error" id="name-error">${problem}</p>
<input id="name" name="name" type="text" dir="auto" autocomplete="name" required maxlength="${MAX_NAME_LENGTH}" aria-invalid="true" aria-describedby="name-error name-hint" value="${typed}" autofocus>`;
}
