// The Unicode blocks of scripts that run from right to left, such as Hebrew and Arabic (Unicode Bidirectional
// Algorithm, UAX #9, 3.2).
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

const LEFT_TO_RIGHT_MARK = '\u200E';
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_DIRECTIONAL_ISOLATE = '\u2069';

/**
 * A name that may stand in a line of English: it keeps its own direction and does not reorder the text around it. Unicode
 * isolates do this. The marks do the same for programs that do not support isolates. Returns a text without
 * right-to-left letters unchanged. The text must not contain direction characters (`oneLine` removes them).
 */
export function isolated(text: string): string {
  if (!RIGHT_TO_LEFT.test(text)) return text;
  return `${LEFT_TO_RIGHT_MARK}${FIRST_STRONG_ISOLATE}${text}${POP_DIRECTIONAL_ISOLATE}${LEFT_TO_RIGHT_MARK}`;
}

/** The direction of a text, decided by its first letter, as `dir="auto"` decides it in HTML. */
export function directionOf(text: string): 'ltr' | 'rtl' {
  const letter = /\p{L}/u.exec(text)?.[0] ?? '';
  return RIGHT_TO_LEFT.test(letter) ? 'rtl' : 'ltr';
}
