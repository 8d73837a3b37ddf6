import { parseAddress } from '../../domain/core/email-address.ts';
import { readableText, takeMentions } from '../blocks/read-markup.ts';
import { textOfMessage } from './message-text.ts';

// The address ends before `?`, which begins a subject. `%` encodes another letter, so such a link is not read.
const MAIL_LINK = /<mailto:([^<>|?%]*)(?:\?[^<>|]*)?(?:\|([^<>]*))?>/gi;
// Characters that belong to the address, if Slack made a link of only a part of it.
const SAME_WORD_BEFORE = /(?:[\p{L}\p{N}\p{M}.'’+%=@-]_*|&amp;)$/u;
const SAME_WORD_AFTER = /^(?:[\p{L}\p{N}\p{M}@-]|\.[\p{L}\p{N}])/u;
// A semicolon separates words, unless it ends an HTML entity, which a bot may have left inside a word.
const BETWEEN_WORDS = /(?<!&#?\w{1,8});|[\s,<>()[\]{}"“”„«»，；、]+/u;
const PUNCTUATION_BEFORE = /^[^\p{L}\p{N}\p{M}_@+=$%&^]+/u;
const PUNCTUATION_AFTER = /(?:['’]s)?[^\p{L}\p{N}\p{M}]*$/u;
// No address with punctuation around it is longer.
const MAX_WORD = 400;

/**
 * Finds the people and the addresses in a message, each once. An address is a whole word, checked as in the form: a part
 * of a word could be somebody else's address.
 */
export function readMessage(message: unknown): { people: string[]; addresses: string[] } {
  const { mentions, rest } = takeMentions(textOfMessage(message));
  const addresses = readableText(rest.replace(MAIL_LINK, addressOfLink))
    .split(BETWEEN_WORDS)
    .filter((word) => word.includes('@') && word.length <= MAX_WORD)
    .flatMap((word) => {
      const parsed = parseAddress(withoutPunctuation(word));
      return 'address' in parsed ? parsed.address : [];
    });
  return { people: mentions.map(({ userId }) => userId), addresses: [...new Set(addresses)] };
}

/** Replaces a link by its address: in its place if the link shows it, or as a separate word if the link shows a name. */
function addressOfLink(
  link: string,
  target: string,
  label: string | undefined,
  start: number,
  text: string,
): string {
  const shown = label || target;
  if (!shown.includes('@')) return ` ${target} `;
  const end = start + link.length;
  const before = SAME_WORD_BEFORE.test(text.slice(Math.max(0, start - 5), start)) ? '' : ' ';
  const after = SAME_WORD_AFTER.test(text.slice(end, end + 4)) ? '' : ' ';
  return before + shown + after;
}

function withoutPunctuation(word: string): string {
  const inner = word.replace(PUNCTUATION_BEFORE, '').replace(PUNCTUATION_AFTER, '');
  // The word is in italics, so underscores before it are markup. Otherwise they may belong to the address.
  return word.endsWith('_') ? inner.replace(/^_+/, '') : inner;
}
