import { parseAddress } from '../../domain/core/email-address.ts';
import { readableText, takeMentions } from '../blocks/read-markup.ts';
import { textOfMessage } from './message-text.ts';

// Without `?`, which begins a subject, and `%`, which stands for another letter.
const MAIL_LINK = /<mailto:([^<>|?%]*)(?:\?[^<>|]*)?(?:\|([^<>]*))?>/gi;
// What belongs to an address where Slack made a link of a part of it.
const SAME_WORD_BEFORE = /(?:[\p{L}\p{N}\p{M}.'’+%=@-]_*|&amp;)$/u;
const SAME_WORD_AFTER = /^(?:[\p{L}\p{N}\p{M}@-]|\.[\p{L}\p{N}])/u;
// Not the end of an entity of HTML, which a bot may have left in the middle of a word.
const BETWEEN_WORDS = /(?<!&#?\w{1,8});|[\s,<>()[\]{}"“”„«»，；、]+/u;
const PUNCTUATION_BEFORE = /^[^\p{L}\p{N}\p{M}_@+=$%&^]+/u;
const PUNCTUATION_AFTER = /(?:['’]s)?[^\p{L}\p{N}\p{M}]*$/u;
// Longer words are no addresses, whatever punctuation stands around them.
const MAX_WORD = 400;

/**
 * The people and the addresses that a message names, each once. An address is a whole word, judged as in the form:
 * a part of one would be somebody else's.
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

/** The address of a link: as it stands in the text, or a word of its own where a name stands for it. */
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
  // In italics: what is before a name without any may be its own.
  return word.endsWith('_') ? inner.replace(/^_+/, '') : inner;
}
