const MENTION = /<@([A-Z0-9]+)(?:\|([^<>]*))?>/g;
// Does not match brackets that somebody typed around an address, in a text that Slack has not escaped.
const LINK = /<((?:[a-z][a-z0-9+.-]*:|[#!])[^<>|]*)(?:\|([^<>]*))?>/gi;

/** A person whom a text mentions. */
export interface Mention {
  readonly userId: string;
  /** Their name, as Slack wrote it beside the id. */
  readonly name: string;
}

/** Splits a text in Slack's markup into the people that it mentions, each once, and the text without them. */
export function takeMentions(text: string): { readonly mentions: Mention[]; readonly rest: string } {
  const mentions = new Map<string, Mention>();
  for (const [, userId = '', name = ''] of text.matchAll(MENTION)) {
    mentions.set(userId, { userId, name: unescapeMarkup(name) });
  }
  return { mentions: [...mentions.values()], rest: text.replace(MENTION, ' ') };
}

/** A text in Slack's markup as somebody typed it: the visible text of links, and characters instead of entities. */
export function readableText(markup: string): string {
  const text = markup.replace(LINK, (_, target: string, label: string | undefined) => {
    return label || (/^[#!]/.test(target) ? '' : target.replace(/^mailto:/, ''));
  });
  return unescapeMarkup(text);
}

/** Undoes Slack's escaping: Slack sends typed `&`, `<` and `>` as entities. */
export function unescapeMarkup(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
