// Control characters, and the marks that turn the direction of the text around them.
const UNPRINTABLE = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u;
// They show nowhere and come along with what is copied; what turns direction for good is refused above.
const MARKS = /[\u00AD\u061C\u200B\u200E\u200F\u2060\uFEFF]/g;
// Some of them are letters, such as the fillers of Hangul.
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;

/**
 * A line that somebody typed, as it is kept: composed (NFC), trimmed, single spaces, no marks that show nowhere.
 * `undefined` where nothing readable is left, over `maxLength` characters, or with characters that would break or
 * reverse the line it stands in.
 */
export function readableLine(typed: string, maxLength: number): string | undefined {
  const line = typed.replace(MARKS, '').replace(/\s+/g, ' ').trim().normalize('NFC');
  const valid =
    /[\p{L}\p{N}]/u.test(line.replace(INVISIBLE, '')) &&
    [...line].length <= maxLength &&
    !UNPRINTABLE.test(line);
  return valid ? line : undefined;
}
