/**
 * What initials are made of: digits and the capital letters of the Latin, Greek and Cyrillic alphabets of today. The
 * font of the avatars has every one of them, and none is so wide that two do not fit; `Ǆ`, one letter to Unicode, is.
 */
const INITIAL =
  /(?=\p{Lu}|[0-9])[0-9A-Z\u00C0-\u01C3\u01CD-\u01F0\u01F4-\u024F\u0386-\u03AB\u0400-\u042F\u048A-\u0525\u1E00-\u1EFA]/u;
const INITIALS = new RegExp(`^(?:${INITIAL.source}){1,2}$`, 'u');

/** Whether a text is what `initialsOf` makes: one or two capital letters or digits that an avatar can show. */
export function isInitials(text: string): boolean {
  return INITIALS.test(text);
}

/**
 * The initials of a person: of the first and the last word of their name, or of its only one. Words with no letter
 * that an avatar can show do not count; where that leaves none, the address gives one letter.
 */
export function initialsOf(name: string, email: string): string {
  const initials = name.split(/\s+/).flatMap((word) => initialOf(word) ?? []);
  const [first, ...others] = initials;
  if (first === undefined) return initialOf(email) ?? 'W';
  return `${first}${others.at(-1) ?? ''}`;
}

/** Where the app serves a person's avatar, below its public URL. */
export function avatarPath(name: string, email: string): string {
  return `/avatars/${encodeURIComponent(initialsOf(name, email))}.png`;
}

function initialOf(word: string): string | undefined {
  for (const [letter] of word.normalize('NFC').matchAll(/[\p{L}\p{Nd}]/gu)) {
    // A capital may be several characters, as that of `ß` is: the first of them stands for it.
    const capital = letter.toUpperCase().normalize('NFC');
    // `Ａ` and `𝐀` are an A, and a letter whose marks the font does not have is drawn without them.
    const plain = capital.normalize('NFKD').toUpperCase();
    const initial = INITIAL.exec(capital) ?? INITIAL.exec(plain);
    if (initial) return initial[0];
  }
  return undefined;
}
