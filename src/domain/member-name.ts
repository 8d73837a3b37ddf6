import { DomainError } from './errors.ts';

/** In characters. */
export const MAX_NAME_LENGTH = 100;
// Control characters, line and paragraph separators, and the marks that turn the direction of the text around them.
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u;

/**
 * A member's name as it is kept: composed (NFC), trimmed, single spaces.
 *
 * @throws DomainError NAME_NOT_VALID where nothing readable is left, over 100 characters, or with characters that
 *   would break or reverse the line it stands in.
 */
export function memberName(typed: string): string {
  const name = typed.normalize('NFC').replace(/\s+/g, ' ').trim();
  const valid = /[\p{L}\p{N}]/u.test(name) && [...name].length <= MAX_NAME_LENGTH && !UNPRINTABLE.test(name);
  if (!valid) throw new DomainError('NAME_NOT_VALID', {});
  return name;
}
