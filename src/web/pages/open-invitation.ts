import type { LinkedInvitation } from '../../domain/invitations/find-by-link.ts';
import { MAX_NAME_LENGTH } from '../../domain/member-name.ts';
import { roleName } from '../../domain/roles.ts';
import { type Html, html } from '../../text/html.ts';
import { momentInWords, roleSummary, roleWithArticle } from '../../text/invitation-words.ts';
import { manyLines, oneLine } from '../../text/plain-text.ts';
import { pageDocument } from './document.ts';
import { contact, name } from './parts.ts';

const MAX_NAME_SHOWN = 200;

/** An invitation that can be answered. `refusedName` is what was typed where it could not be taken as a name. */
export function openInvitationPage(
  invitation: LinkedInvitation,
  options: { acceptPath: string; declinePath: string; refusedName?: string },
): string {
  const { organizationName, inviter, email, role, expiresAt } = invitation;
  const title = `Join ${oneLine(organizationName)}`;
  return pageDocument(
    options.refusedName === undefined ? title : `Error: ${title}`,
    html`
<h1>Join ${name(organizationName)} on WeGotWork</h1>
<p>${contact(inviter)} invites you to join <strong>${name(organizationName)}</strong> as ${roleWithArticle(role)}.</p>
${note(invitation)}
<dl>
<dt>Invited address</dt><dd>${email}</dd>
<dt>Role</dt><dd>${roleName(role)}: ${roleSummary(role)}</dd>
<dt>Open until</dt><dd><time datetime="${expiresAt.toISOString()}">${momentInWords(expiresAt)}</time></dd>
</dl>
<form method="post" action="${options.acceptPath}">
${nameField(options.refusedName)}
<button type="submit">Accept and join</button>
</form>
<details>
<summary>Decline this invitation</summary>
<p>Nothing happens if you leave this page. If you decline, ${name(inviter.name)} is told and this link stops working.</p>
<form method="post" action="${options.declinePath}">
<button type="submit" class="secondary">Decline the invitation</button>
</form>
</details>`,
  );
}

function note({ inviter, note }: LinkedInvitation): Html | undefined {
  const text = manyLines(note ?? '');
  if (text === '') return undefined;
  return html`<figure><figcaption>${name(inviter.name)} writes:</figcaption><blockquote dir="auto">${text}</blockquote></figure>`;
}

function nameField(refused: string | undefined): Html {
  const hint = html`<p class="hint" id="name-hint">Your colleagues will see it.</p>`;
  if (refused === undefined) {
    return html`
<label for="name">Your name</label>
${hint}
<input id="name" name="name" type="text" autocomplete="name" required maxlength="${MAX_NAME_LENGTH}" aria-describedby="name-hint">`;
  }
  const typed = oneLine(refused, MAX_NAME_SHOWN);
  const problem =
    typed === ''
      ? 'Enter your name.'
      : `This cannot be used as a name. Use at most ${MAX_NAME_LENGTH} characters, with at least one letter or number and no invisible ones.`;
  return html`
<label for="name">Your name</label>
${hint}
<p class="error" id="name-error">${problem}</p>
<input id="name" name="name" type="text" autocomplete="name" required maxlength="${MAX_NAME_LENGTH}" aria-invalid="true" aria-describedby="name-error name-hint" value="${typed}" autofocus>`;
}
