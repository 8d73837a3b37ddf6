import { Prisma } from '../../database/generated/client.ts';
import type { Actor } from '../members/actor.ts';
import type { Position } from '../page.ts';
import type { Role } from '../roles.ts';
import type { RosterFilter } from './roster.ts';

const MOST_WORDS = 5;
// Where a word's beginnings are counted to find the rarest, this many are as good as countless.
const COUNTLESS = 500;
// The last of all characters: no text that begins with a word comes after the word and this.
const LAST = '\u{10FFFF}';

/** What was typed into a search, as words to look up. */
export function searchWords(typed: string): string[] {
  const words = typed.split(/\s+/).map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''));
  return [...new Set(words)].filter((word) => word !== '').slice(0, MOST_WORDS);
}

/** What one list of the roster is asked for. */
export interface ListRequest {
  readonly actor: Actor;
  readonly filter: RosterFilter;
  readonly words: readonly string[];
  readonly roles: readonly Role[];
  /** Where in the list to begin. */
  readonly after: Position | undefined;
  /** `>` and `ASC` read forwards, `<` and `DESC` backwards. */
  readonly beyond: Prisma.Sql;
  readonly order: Prisma.Sql;
  /** A literal: a statement's plan has to know that it is short. */
  readonly limit: Prisma.Sql;
}

/**
 * Selects `key` and `id` of what the search finds in one list, for the role of `wanted`, in the order of what was
 * found first in each. The rarest of the words leads: whatever else is searched for is looked up in what it finds.
 */
export function foundInList(
  list: 'MEMBERS' | 'INVITATIONS',
  { actor: { organizationId }, words, after, beyond, order, limit }: ListRequest,
  condition: Prisma.Sql = Prisma.empty,
): Prisma.Sql {
  return Prisma.sql`
    WITH searched AS (
      SELECT left(search_key(typed), 80) AS word FROM unnest(${words}::text[]) AS typed
    ), rarest AS MATERIALIZED (
      SELECT word FROM searched
      ORDER BY (SELECT count(*) FROM (
        SELECT FROM roster_words AS probed
        WHERE probed.organization_id = ${organizationId}::uuid AND probed.list = ${list}::roster_list
          AND probed.role = wanted.role
          AND probed.word >= searched.word COLLATE "C" AND probed.word < searched.word || ${LAST} COLLATE "C"
        LIMIT ${Prisma.raw(String(COUNTLESS))}
      ) AS probe), length(word) DESC
      LIMIT 1
    )
    SELECT found.word AS key, found.id
    FROM roster_words AS found
    WHERE found.organization_id = ${organizationId}::uuid AND found.list = ${list}::roster_list
      AND found.role = wanted.role
      AND found.word >= (SELECT word FROM rarest) COLLATE "C"
      AND found.word < (SELECT word || ${LAST} FROM rarest) COLLATE "C"
      ${after === undefined ? Prisma.empty : Prisma.sql`AND (found.word, found.id) ${beyond} (${after.key}, ${after.id}::uuid)`}
      -- Who is found by two of their words is listed once.
      AND found.word = (
        SELECT first.word FROM roster_words AS first
        WHERE first.id = found.id AND first.word >= (SELECT word FROM rarest) COLLATE "C"
        ORDER BY first.word LIMIT 1
      )
      AND (
        SELECT bool_and(EXISTS (
          SELECT FROM roster_words AS other
          WHERE other.id = found.id
            AND other.word >= searched.word COLLATE "C" AND other.word < searched.word || ${LAST} COLLATE "C"
        )) FROM searched
      )
      ${condition}
    ORDER BY found.word ${order}, found.id ${order}
    LIMIT ${limit}`;
}
