import { DomainError } from './errors.ts';
import { readableLine } from './readable-line.ts';

/** In characters. */
export const MAX_NAME_LENGTH = 100;

/**
 * A member's name as it is kept, a readable line.
 *
 * @throws DomainError NAME_NOT_VALID where it is none of 1 to 100 characters.
 */
export function memberName(typed: string): string {
  const name = readableLine(typed, MAX_NAME_LENGTH);
  if (name === undefined) throw new DomainError('NAME_NOT_VALID', {});
  return name;
}
