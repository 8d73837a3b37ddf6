import { isolated } from '../../text/direction.ts';
import { type Html, html, mailtoUrl } from '../../text/html.ts';
import { oneLine } from '../../text/plain-text.ts';

/** A name that does not reorder the text around it, whatever its direction. */
export function name(text: string): Html {
  return html`<bdi>${oneLine(text)}</bdi>`;
}

/** The same for a page's title, which cannot contain markup. */
export function nameInTitle(text: string): string {
  return isolated(oneLine(text));
}

function emailLink(address: string): Html {
  return html`<a href="${mailtoUrl(address)}">${address}</a>`;
}

/** A person's name and address. */
export function contact(person: { readonly name: string; readonly email: string }): Html {
  return html`<strong>${name(person.name)}</strong> (${emailLink(person.email)})`;
}

/** Says where to get help; `undefined` if the operator has set no support address. */
export function supportLine(supportEmail: string | undefined): Html | undefined {
  if (supportEmail === undefined) return undefined;
  return html`<p>If you need help, write to ${emailLink(supportEmail)}.</p>`;
}

/** Says what a new member can do next. */
export function nextSteps(appUrl: string | undefined): Html {
  return html`
<p>In Slack, type <code>/wgw help</code> to see what you can do there.</p>
${appUrl !== undefined && html`<p><a class="button" href="${appUrl}">Open WeGotWork</a></p>`}`;
}
