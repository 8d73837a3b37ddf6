// The blocks of letters that run from right to left, Hebrew and Arabic among them (Unicode Bidirectional Algorithm,
// UAX #9, 3.2).
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

const LEFT_TO_RIGHT_MARK = '\u200E';
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_DIRECTIONAL_ISOLATE = '\u2069';

/**
 * A name, for a line of English: it keeps its own direction and leaves the order of the line around it alone. The
 * isolate does so; the marks do the same for programs that do not know isolates. A text that only runs from left to
 * right is returned as it is. The text must have no direction characters of its own (`oneLine` removes them).
 */
export function isolated(text: string): string {
  if (!RIGHT_TO_LEFT.test(text)) return text;
  return `${LEFT_TO_RIGHT_MARK}${FIRST_STRONG_ISOLATE}${text}${POP_DIRECTIONAL_ISOLATE}${LEFT_TO_RIGHT_MARK}`;
}

/** The direction of a text by its first letter. `dir="auto"` does the same in HTML, for what has no `dir` inside. */
export function directionOf(text: string): 'ltr' | 'rtl' {
  const letter = /\p{L}/u.exec(text)?.[0] ?? '';
  return RIGHT_TO_LEFT.test(letter) ? 'rtl' : 'ltr';
}
