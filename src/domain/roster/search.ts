import { z } from 'zod';
import { Prisma } from '../../database/generated/client.ts';
import type { RosterList } from '../../database/generated/enums.ts';
import type { Actor } from '../core/actor.ts';
import type { Position } from '../core/keyset-page.ts';
import type { Role } from '../core/permissions.ts';
import type { RosterFilter } from './roster.ts';

// Where who has a word is counted to find the rarest, this many are as good as countless.
const MAX_PROBED = 2000;
// Who has the rarest word is looked through for who has the others too, this many for a page.
const MAX_SCANNED = 10_000;
// The last of all characters: no text that begins with a word comes after the word and this.
const LAST = '\u{10FFFF}';

/**
 * What was typed into a search, as what is to be found, each by itself. What of it are words is for PostgreSQL to say,
 * by the rule that divides names and addresses, and signs alone are none.
 */
export function searchWords(typed: string): string[] {
  // PostgreSQL takes no NUL, and no control character is in a name.
  return [...new Set(typed.split(/[\s\p{Cc}]+/u))].filter((word) => word !== '');
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

type SearchRequest = Omit<ListRequest, 'filter' | 'roles'>;

/**
 * Values as rows, of which a statement's plan then knows how many they are. Of an array it does not, so that PostgreSQL
 * finds what it plans for this very one cheaper, each time, and plans each time.
 */
export function valuesSql(values: readonly string[], type: 'role' | 'text'): Prisma.Sql {
  return Prisma.sql`(VALUES ${Prisma.join(values.map((value) => Prisma.sql`(${value}::${Prisma.raw(type)})`))})`;
}

/** A row of a list, as it is read. */
export const scannedRow = z.object({
  key: z.string(),
  id: z.string(),
  /** Whether it is what is searched for. */
  isMatch: z.boolean(),
  /** Whether it is the last that was looked at: whatever comes after it, in the order asked for, is unknown. */
  isScanEnd: z.boolean(),
});
type ScannedRow = z.infer<typeof scannedRow>;

/** What one list of the roster holds. */
export interface ListResult<Entry> {
  readonly entries: readonly Entry[];
  /** Where the search stopped, if it did before the list's end and the page's. */
  readonly stoppedAt: Position | undefined;
}

/** What was found before the search stopped. */
export function matchesOf<Row extends ScannedRow>(
  rows: readonly Row[],
): ListResult<Omit<Row, 'isMatch' | 'isScanEnd'>> {
  const stop = rows.findIndex(({ isScanEnd }) => isScanEnd);
  const scanned = stop === -1 ? rows : rows.slice(0, stop + 1);
  return {
    entries: scanned.filter(({ isMatch }) => isMatch).map(({ isMatch, isScanEnd, ...entry }) => entry),
    stoppedAt: rows[stop],
  };
}

/**
 * Selects `key`, `id`, `is_match` and `is_scan_end` of what the search finds in one list, for the role of `wanted`, in the
 * order of what was found first in each. The rarest of the words leads: whoever has it is looked through for the
 * others, up to a number that no page goes beyond, however few have them all. Of words that many have, it is the longest
 * that does not stand behind the asker's own @, as that may be everybody's.
 */
export function searchListStatement(
  list: RosterList,
  { actor: { organizationId, email }, words, after, beyond, order, limit }: SearchRequest,
  condition: Prisma.Sql = Prisma.empty,
): Prisma.Sql {
  const counted = Prisma.raw(String(words.length > 1 ? MAX_PROBED : 0));
  const scanned = Prisma.raw(String(MAX_SCANNED));
  const ofList = Prisma.sql`
    organization_id = ${organizationId}::uuid AND list = ${list}::roster_list AND role = wanted.role`;
  return Prisma.sql`
    WITH searched AS (
      SELECT left(substr(text, 2), 80) AS word, text
      FROM ${valuesSql(words, 'text')} AS words (typed), search_text(typed) AS text WHERE text <> ''
    ), rarest AS MATERIALIZED (
      SELECT word, text FROM searched
      ORDER BY (SELECT count(*) FROM (
        SELECT FROM roster_words AS probed
        WHERE ${ofList}
          AND probed.word >= searched.word COLLATE "C" AND probed.word < searched.word || ${LAST} COLLATE "C"
        LIMIT ${counted}
      ) AS probe), strpos(search_text(${email.slice(email.indexOf('@'))}), text) > 0, length(word) DESC
      LIMIT 1
    )
    SELECT key, id, is_match, is_scan_end
    FROM (
      SELECT word AS key, id,
             NOT EXISTS (SELECT FROM searched WHERE strpos(scanned.text, searched.text) = 0)
               -- Who has the rarest more than once is found where it comes first.
               AND word = left(substr(text, strpos(text, (SELECT text FROM rarest)) + 1), 80)
               ${condition} AS is_match,
             row_number() OVER (ORDER BY word ${order}, id ${order}) = ${scanned} AS is_scan_end
      FROM (
        SELECT word, id, text FROM roster_words
        WHERE ${ofList}
          AND word >= (SELECT word FROM rarest) COLLATE "C" AND word < (SELECT word || ${LAST} FROM rarest) COLLATE "C"
          ${after === undefined ? Prisma.empty : Prisma.sql`AND (word, id) ${beyond} (${after.key}, ${after.id}::uuid)`}
        ORDER BY word ${order}, id ${order} LIMIT ${scanned}
      ) AS scanned
    ) AS judged
    WHERE is_match OR is_scan_end
    ORDER BY key ${order}, id ${order} LIMIT ${limit}`;
}
