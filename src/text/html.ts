/** Markup that may stand in a page as it is. Only the `html` tag makes it. */
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
 * A template whose own text is markup and whose values are not: every value is escaped, for an element's text and
 * for a quoted attribute alike. Nested `html` stays markup, lists are joined, `null`, `undefined` and `false` vanish.
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
