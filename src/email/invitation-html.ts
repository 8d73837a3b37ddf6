import { directionOf, isolated } from '../text/direction.ts';
import { type Html, html, mailtoUrl, noteLines } from '../text/html.ts';

/** The content of an invitation's email. Names and notes have no control characters, and nothing that becomes a link. */
export interface InvitationContent {
  /** A sentence that says that this is a reminder; empty if it is none. */
  readonly reminder: string;
  readonly organization: string;
  /** A line about the organization; empty if there is none. */
  readonly about: string;
  readonly inviter: { readonly name: string; readonly address: string };
  readonly invitee: string;
  /** With its article. */
  readonly role: string;
  readonly roleSummary: string;
  /** Empty if there is none. */
  readonly note: string;
  readonly noteWriter: string;
  readonly expiry: string;
  readonly link: string;
  readonly supportEmail: string | undefined;
}

/** The HTML part. It has no images, and does not depend on its style sheet. */
export function invitationHtml(content: InvitationContent): string {
  const { reminder, about, inviter, invitee, role, roleSummary, note, expiry, link, supportEmail } = content;
  const organization = name(content.organization);
  const inviterName = name(inviter.name);
  const preview = `${isolated(inviter.name)} invites you to work together as ${role}. Open until ${expiry}.`;
  const body = html`
    <h1 class="text" style="margin:0 0 16px;font-size:22px;line-height:30px;font-weight:bold;color:#1f2328;">Join ${organization} on WeGotWork</h1>
    ${reminder !== '' && html`<p class="muted" style="${small}">${reminder}</p>`}
    <p class="text" style="${paragraph}"><strong>${inviterName}</strong> (${mailto(inviter.address)}) invites you to join <strong>${organization}</strong> as <strong>${role}</strong>: someone who ${roleSummary}.</p>
    ${about !== '' && html`<p class="muted" style="${small}"><strong>About ${organization}:</strong> ${name(about)}</p>`}
    ${note !== '' && noteBlock(content.noteWriter, note)}
    ${button(link, 'View the invitation')}
    <p class="text" style="${paragraph}">There you accept or decline. The invitation is for <strong>${invitee}</strong> and is open until <strong>${expiry}</strong>.</p>
    ${linkToCopy(link)}`;
  const footer = html`
    <p class="muted" style="${small}">If you did not expect this, ignore this email: nothing happens unless you accept.</p>
    <p class="muted" style="${small}">A reply to this email goes to ${inviterName}.${supportEmail && html` If the link does not work, write to ${mailto(supportEmail)}.`}</p>`;
  return emailDocument({
    title: `Join ${isolated(content.organization)} on WeGotWork`,
    preview,
    body,
    footer,
  });
}

const paragraph = 'margin:0 0 20px;font-size:16px;line-height:24px;color:#1f2328;';
const small = 'margin:0 0 12px;font-size:14px;line-height:20px;color:#57606a;';

function mailto(address: string): Html {
  return html`<a class="link" href="${mailtoUrl(address)}" style="color:#1d4ed8;">${address}</a>`;
}

/**
 * Somebody's name, separate from the direction of the text around it. Some mail clients drop `<bdi>` but keep `dir`
 * (caniemail.com). Others drop `dir` too: they get the direction characters.
 */
function name(text: string): Html {
  return html`<span dir="auto">${isolated(breakable(text))}</span>`;
}

/** Adds zero-width spaces to long words: otherwise Outlook for Windows widens the card instead of breaking the word. */
function breakable(text: string): string {
  return text.replace(/\S{30}(?<!\u200D)(?=[\p{L}\p{N}\p{P}])/gu, '$&\u200B');
}

/** The note, with a vertical line on the side where its text begins. */
function noteBlock(writer: string, note: string): Html {
  const direction = directionOf(note);
  const side = direction === 'rtl' ? 'right' : 'left';
  // The cell has an explicit direction, because Outlook for Windows does not support `auto`.
  return html`
    <p class="muted" style="margin:0 0 4px;font-size:14px;line-height:20px;color:#57606a;">${name(writer)} writes:</p>
    <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 24px;table-layout:fixed;">
      <tr>
        <td class="note text" dir="${direction}" align="${side}" style="padding:4px 0;padding-${side}:16px;border-${side}:4px solid #d0d7de;direction:${direction};text-align:${side};font-size:16px;line-height:24px;color:#1f2328;overflow-wrap:break-word;word-wrap:break-word;">${noteLines(breakable(note))}</td>
      </tr>
    </table>`;
}

/** For clients in which the button does not work. Outlook for Windows would widen the card for a whole address. */
function linkToCopy(link: string): Html {
  return html`
    <!--[if !mso]><!--><p class="muted" style="${small}">If the button does not work, copy this address into your browser:<br><a class="link" href="${link}" style="color:#1d4ed8;word-break:break-all;">${link}</a></p><!--<![endif]-->
    <!--[if mso]><p class="muted" style="${small}">If the button does not work, right-click <a class="link" href="${link}" style="color:#1d4ed8;">this link</a>, choose “Copy Hyperlink” and paste it into your browser.</p><![endif]-->`;
}

/** A button that Outlook draws too: Outlook uses the cell's padding and colour, other clients the link's. */
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

/**
 * A whole HTML document around the parts of an email. Tables and inline styles make the light theme, which works in all
 * clients, Outlook included. The style sheet adds a dark theme for clients that support it: Apple Mail, Outlook for Mac
 * and mobile, Thunderbird. Outlook.com marks the elements that it darkens with `data-ogsc`. Webmail drops `<html>` and
 * `<body>`, so an element inside repeats the language and its direction.
 */
function emailDocument(parts: { title: string; preview: string; body: Html; footer: Html }): string {
  return html`<!doctype html>
<html lang="en" dir="ltr" xmlns:o="urn:schemas-microsoft-com:office:office">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no">
<meta name="x-apple-disable-message-reformatting" content="">
<title>${parts.title}</title>
<!--[if mso]><xml><o:OfficeDocumentSettings><o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml><style>td,p,a,h1{font-family:Arial,sans-serif !important}</style><![endif]-->
${style}
</head>
<body class="page" style="margin:0;padding:0;background-color:#f3f4f6;-webkit-text-size-adjust:100%;text-size-adjust:100%;">
<div lang="en" dir="ltr">
${previewText(parts.preview)}
<table class="page" role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="#f3f4f6" style="background-color:#f3f4f6;">
  <tr>
    <td align="center" style="padding:24px 12px;">
      <!--[if mso]><table role="presentation" width="560" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
      <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px;table-layout:fixed;text-align:left;font-family:${fonts};">
        <tr>
          <td class="muted" style="padding:0 24px 16px;font-size:16px;line-height:24px;font-weight:bold;color:#57606a;">WeGotWork</td>
        </tr>
        <tr>
          <td class="card" bgcolor="#ffffff" style="padding:28px 24px 20px;background-color:#ffffff;border-radius:12px;overflow-wrap:break-word;word-wrap:break-word;">${parts.body}
          </td>
        </tr>
        <tr>
          <td style="padding:20px 24px 0;overflow-wrap:break-word;word-wrap:break-word;">${parts.footer}
          </td>
        </tr>
      </table>
      <!--[if mso]></td></tr></table><![endif]-->
    </td>
  </tr>
</table>
</div>
</body>
</html>
`.toString();
}

const fonts = 'system-ui, -apple-system, Segoe UI, Roboto, Helvetica, Arial, sans-serif';

const style = html`<style>
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page { background-color: #0d1117 !important; }
  .card { background-color: #161b22 !important; }
  .text { color: #e6edf3 !important; }
  .muted { color: #9da7b3 !important; }
  .link { color: #79b8ff !important; }
  .note { border-color: #3d444d !important; }
}
[data-ogsc] .text { color: #e6edf3 !important; }
[data-ogsc] .muted { color: #9da7b3 !important; }
[data-ogsc] .link { color: #79b8ff !important; }
</style>`;

/**
 * The text that mail clients show after the subject in a list. The invisible characters keep the body's first words
 * from following it. It is hidden by `display` alone: spam filters penalize a hiding colour or a tiny font.
 */
function previewText(text: string): Html {
  return html`<div style="display:none;max-height:0;overflow:hidden;mso-hide:all;">${text}${'\u034F\u200C\u00A0'.repeat(60)}</div>`;
}
