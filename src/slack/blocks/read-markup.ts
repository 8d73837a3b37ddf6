const MENTION = /<@([A-Z0-9]+)(?:\|([^<>]*))?>/g;
// Brackets that were typed are entities, or stand around an address where a text was not escaped.
const LINK = /<((?:[a-z][a-z0-9+.-]*:|[#!])[^<>|]*)(?:\|([^<>]*))?>/gi;

/** Somebody whom a text mentions. */
export interface Mention {
  readonly userId: string;
  /** Their name, as Slack wrote it beside the id. */
  readonly name: string;
}

/** The people whom a text in Slack's markup mentions, each once, and the text without them. */
export function takeMentions(text: string): { readonly mentions: Mention[]; readonly rest: string } {
  const mentions = new Map<string, Mention>();
  for (const [, userId = '', name = ''] of text.matchAll(MENTION)) {
    mentions.set(userId, { userId, name: unescapeMarkup(name) });
  }
  return { mentions: [...mentions.values()], rest: text.replace(MENTION, ' ') };
}

/** A text in Slack's markup as it was typed: of links what stands for them, and no entities. */
export function readableText(markup: string): string {
  const text = markup.replace(LINK, (_, target: string, label: string | undefined) => {
    return label || (/^[#!]/.test(target) ? '' : target.replace(/^mailto:/, ''));
  });
  return unescapeMarkup(text);
}

/** Slack sends `&`, `<` and `>` that were typed as entities. */
export function unescapeMarkup(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
