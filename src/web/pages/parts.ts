import { isolated } from '../../text/direction.ts';
import { type Html, html, mailtoUrl } from '../../text/html.ts';
import { oneLine } from '../../text/plain-text.ts';

/** Somebody's name for something, which no other text runs into, whatever its letters and their direction. */
export function name(text: string): Html {
  return html`<bdi>${oneLine(text)}</bdi>`;
}

/** The same for the title of a page, which takes no markup. */
export function nameInTitle(text: string): string {
  return isolated(oneLine(text));
}

function emailLink(address: string): Html {
  return html`<a href="${mailtoUrl(address)}">${address}</a>`;
}

/** A person, and how to reach them. */
export function contact(person: { readonly name: string; readonly email: string }): Html {
  return html`<strong>${name(person.name)}</strong> (${emailLink(person.email)})`;
}

/** Whom else to ask, where the operator has named someone. */
export function supportLine(supportEmail: string | undefined): Html | undefined {
  if (supportEmail === undefined) return undefined;
  return html`<p>If you need help, write to ${emailLink(supportEmail)}.</p>`;
}

/** Where a member goes on from here. */
export function nextSteps(appUrl: string | undefined): Html {
  return html`
<p>In Slack, type <code>/wgw help</code> to see what you can do there.</p>
${appUrl !== undefined && html`<p><a class="button" href="${appUrl}">Open WeGotWork</a></p>`}`;
}
