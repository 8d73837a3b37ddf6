// Control characters and bidirectional embeddings, overrides and isolates.
const FORBIDDEN = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u;
// Invisible characters that copied text brings along. They are removed.
const INVISIBLE_MARKS = /[\u00AD\u061C\u200B\u200E\u200F\u2060\uFEFF]/g;
// Includes some letters, such as the Hangul fillers.
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;

/** Of a member's name, in characters. */
export const MAX_NAME_LENGTH = 100;

/**
 * Normalizes a line that somebody typed: composed (NFC), trimmed, single spaces, without invisible marks. Returns
 * `undefined` if the line has no visible letter or digit, has more than `maxLength` characters, or has characters that
 * would break the line or reverse the text around it.
 */
export function parseSingleLine(typed: string, maxLength: number): string | undefined {
  const line = typed.replace(INVISIBLE_MARKS, '').replace(/\s+/g, ' ').trim().normalize('NFC');
  const isValid =
    /[\p{L}\p{N}]/u.test(line.replace(INVISIBLE, '')) &&
    [...line].length <= maxLength &&
    !FORBIDDEN.test(line);
  return isValid ? line : undefined;
}
