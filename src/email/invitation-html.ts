import { directionOf, isolated } from '../text/direction.ts';
import { type Html, html } from '../text/html.ts';
import { mailtoUrl } from '../text/mailto-url.ts';
import { noteLines } from '../text/note-lines.ts';
import type { InvitationWords } from './invitation-text.ts';
import { emailDocument } from './layout.ts';

/** The HTML part. Everything looks right without its style sheet and without images: it has none. */
export function invitationHtml(words: InvitationWords): string {
  const { reminder, about, inviter, invitee, role, roleSummary, note, expiry, link, supportEmail } = words;
  const organization = name(words.organization);
  const inviterName = name(inviter.name);
  const preview = `${isolated(inviter.name)} invites you to work together as ${role}. Open until ${expiry}.`;
  const body = html`
    <h1 class="text" style="margin:0 0 16px;font-size:22px;line-height:30px;font-weight:bold;color:#1f2328;">Join ${organization} on WeGotWork</h1>
    ${reminder !== '' && html`<p class="muted" style="${small}">${reminder}</p>`}
    <p class="text" style="${paragraph}"><strong>${inviterName}</strong> (${mailto(inviter.address)}) invites you to join <strong>${organization}</strong> as <strong>${role}</strong>: someone who ${roleSummary}.</p>
    ${about !== '' && html`<p class="muted" style="${small}"><strong>About ${organization}:</strong> ${name(about)}</p>`}
    ${note !== '' && noteBlock(words.noteWriter, note)}
    ${button(link, 'View the invitation')}
    <p class="text" style="${paragraph}">There you accept or decline. The invitation is for <strong>${invitee}</strong> and is open until <strong>${expiry}</strong>.</p>
    ${linkToCopy(link)}`;
  const footer = html`
    <p class="muted" style="${small}">If you did not expect this, ignore this email: nothing happens unless you accept.</p>
    <p class="muted" style="${small}">A reply to this email goes to ${inviterName}.${supportEmail && html` If the link does not work, write to ${mailto(supportEmail)}.`}</p>`;
  return emailDocument({ title: `Join ${isolated(words.organization)} on WeGotWork`, preview, body, footer });
}

const paragraph = 'margin:0 0 20px;font-size:16px;line-height:24px;color:#1f2328;';
const small = 'margin:0 0 12px;font-size:14px;line-height:20px;color:#57606a;';

function mailto(address: string): Html {
  return html`<a class="link" href="${mailtoUrl(address)}" style="color:#1d4ed8;">${address}</a>`;
}

/** Mail clients keep `dir` where they drop `<bdi>` (caniemail.com); the characters are for those that drop `dir` too. */
function name(text: string): Html {
  return html`<span dir="auto">${isolated(breakable(text))}</span>`;
}

/** Outlook for Windows breaks no long word and widens the card instead: a zero-width space shows where it may break. */
function breakable(text: string): string {
  return text.replace(/\S{30}(?<!\u200D)(?=[\p{L}\p{N}\p{P}])/gu, '$&\u200B');
}

/** The note, with a rule on the side where it begins. */
function noteBlock(writer: string, note: string): Html {
  const direction = directionOf(note);
  const side = direction === 'rtl' ? 'right' : 'left';
  // The cell says the direction in full, as Outlook for Windows does not know `auto`.
  return html`
    <p class="muted" style="margin:0 0 4px;font-size:14px;line-height:20px;color:#57606a;">${name(writer)} writes:</p>
    <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 24px;table-layout:fixed;">
      <tr>
        <td class="note text" dir="${direction}" align="${side}" style="padding:4px 0;padding-${side}:16px;border-${side}:4px solid #d0d7de;direction:${direction};text-align:${side};font-size:16px;line-height:24px;color:#1f2328;overflow-wrap:break-word;word-wrap:break-word;">${noteLines(breakable(note))}</td>
      </tr>
    </table>`;
}

/** For clients in which the button does not work. Outlook for Windows would widen the card for the whole address. */
function linkToCopy(link: string): Html {
  return html`
    <!--[if !mso]><!--><p class="muted" style="${small}">If the button does not work, copy this address into your browser:<br><a class="link" href="${link}" style="color:#1d4ed8;word-break:break-all;">${link}</a></p><!--<![endif]-->
    <!--[if mso]><p class="muted" style="${small}">If the button does not work, right-click <a class="link" href="${link}" style="color:#1d4ed8;">this link</a>, choose “Copy Hyperlink” and paste it into your browser.</p><![endif]-->`;
}

/** A button that Outlook draws too: it honours the cell's padding and colour, others the link's. */
function button(link: string, label: string): Html {
  return html`
    <table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 24px;">
      <tr>
        <td class="button" align="center" bgcolor="#1d4ed8" style="border-radius:8px;background-color:#1d4ed8;mso-padding-alt:14px 28px;">
          <a href="${link}" style="display:inline-block;padding:14px 28px;font-size:16px;line-height:20px;font-weight:bold;color:#ffffff;text-decoration:none;border-radius:8px;">${label}</a>
        </td>
      </tr>
    </table>`;
}
