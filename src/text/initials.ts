/**
 * A character that initials may contain: a digit, or a capital letter of today's Latin, Greek or Cyrillic alphabets. The
 * avatars' font has all of them, and any two fit side by side. `Ǆ`, a single letter in Unicode, would be too wide.
 */
const INITIAL =
  /(?=\p{Lu}|[0-9])[0-9A-Z\u00C0-\u01C3\u01CD-\u01F0\u01F4-\u024F\u0386-\u03AB\u0400-\u042F\u048A-\u0525\u1E00-\u1EFA]/u;
const INITIALS = new RegExp(`^(?:${INITIAL.source}){1,2}$`, 'u');

/** Whether a text has the form that `initialsOf` returns: one or two capital letters or digits that an avatar can show. */
export function isInitials(text: string): boolean {
  return INITIALS.test(text);
}

/**
 * The initials of a person: one letter each of the first and the last word of their name. Ignores words without a letter
 * that an avatar can show. If no word is left, returns the first letter of the address.
 */
export function initialsOf(name: string, email: string): string {
  const initials = name.split(/\s+/).flatMap((word) => initialOf(word) ?? []);
  const [first, ...others] = initials;
  if (first === undefined) return initialOf(email) ?? 'W';
  return `${first}${others.at(-1) ?? ''}`;
}

/** The path of a person's avatar, below the public URL. */
export function avatarPath(name: string, email: string): string {
  return `/avatars/${encodeURIComponent(initialsOf(name, email))}.png`;
}

function initialOf(word: string): string | undefined {
  for (const [letter] of word.normalize('NFC').matchAll(/[\p{L}\p{Nd}]/gu)) {
    // A capital may be several characters, such as `SS` for `ß`: only the first counts.
    const capital = letter.toUpperCase().normalize('NFC');
    // `Ａ` and `𝐀` count as A. A letter loses marks that the font does not have.
    const plain = capital.normalize('NFKD').toUpperCase();
    const initial = INITIAL.exec(capital) ?? INITIAL.exec(plain);
    if (initial) return initial[0];
  }
  return undefined;
}
