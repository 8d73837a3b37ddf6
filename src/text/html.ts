/** Markup that needs no escaping. Only the `html` tag makes it. */
class Html {
  readonly #markup: string;

  constructor(markup: string) {
    this.#markup = markup;
  }

  toString(): string {
    return this.#markup;
  }
}

export type { Html };

type Child = Html | string | number | null | undefined | false;

/**
 * Makes markup from a template. It escapes every value, so that a value may stand in an element's text or in a quoted
 * attribute. It does not escape nested `html`. It joins lists, and leaves out `null`, `undefined` and `false`.
 */
export function html(strings: TemplateStringsArray, ...values: (Child | readonly Child[])[]): Html {
  return new Html(String.raw({ raw: strings }, ...values.map(render)));
}

function render(value: Child | readonly Child[]): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Html) return value.toString();
  if (typeof value === 'object') return value.map(render).join('');
  return escapeHtml(String(value));
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** The link that writes to an address (RFC 6068). A `?` or `&` in the address cannot add a header to the email. */
export function mailtoUrl(address: string): string {
  return `mailto:${encodeURIComponent(address).replaceAll('%40', '@')}`;
}

/** The lines of a note, one element each: each line has the direction of its own first letter. */
export function noteLines(note: string): Html[] {
  return note.split('\n').map((line) => html`<div dir="auto">${line === '' ? html`<br>` : line}</div>`);
}
