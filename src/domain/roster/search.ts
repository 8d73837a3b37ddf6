import { z } from 'zod';
import { Prisma } from '../../database/generated/client.ts';
import type { RosterList } from '../../database/generated/enums.ts';
import type { Actor } from '../core/actor.ts';
import type { Position } from '../core/keyset-page.ts';
import type { Role } from '../core/permissions.ts';
import type { RosterFilter } from './roster.ts';

// To find the rarest word, the index entries of each are counted up to this many.
const MAX_PROBED = 2000;
// The entries of the rarest word are scanned for the other words, up to this many for a page.
const MAX_SCANNED = 10_000;
// The last Unicode character: a text that starts with a word sorts before the word followed by this character.
const LAST_CHARACTER = '\u{10FFFF}';

/**
 * Splits a typed search at spaces. PostgreSQL splits the parts into words, by the same function as names and addresses;
 * a part of punctuation alone has no word.
 */
export function searchWords(typed: string): string[] {
  // Control characters too: PostgreSQL rejects NUL, and names have none of them.
  return [...new Set(typed.split(/[\s\p{Cc}]+/u))].filter((word) => word !== '');
}

/** What to read of one list of the roster. */
export interface ListRequest {
  readonly actor: Actor;
  readonly filter: RosterFilter;
  readonly words: readonly string[];
  readonly roles: readonly Role[];
  /** The position to start after. */
  readonly after: Position | undefined;
  /** `>` and `ASC` to read forwards, `<` and `DESC` backwards. */
  readonly beyond: Prisma.Sql;
  readonly order: Prisma.Sql;
  /** A literal, so that the planner knows that the limit is small. */
  readonly limit: Prisma.Sql;
}

type SearchRequest = Omit<ListRequest, 'filter' | 'roles'>;

/**
 * Values as rows. The planner knows their number; it does not know the length of an array, and would plan each
 * execution anew.
 */
export function valuesSql(values: readonly string[], type: 'role' | 'text'): Prisma.Sql {
  return Prisma.sql`(VALUES ${Prisma.join(values.map((value) => Prisma.sql`(${value}::${Prisma.raw(type)})`))})`;
}

/** A row that a statement read: a match, or the end of the scan, or both. */
export const scannedRow = z.object({
  key: z.string(),
  id: z.string(),
  /** Whether it matches the search. */
  isMatch: z.boolean(),
  /** Whether the scan stopped here, so that later rows are unknown. */
  isScanEnd: z.boolean(),
});
type ScannedRow = z.infer<typeof scannedRow>;

/** The matching entries of one list. */
export interface ListResult<Entry> {
  readonly entries: readonly Entry[];
  /** Where the scan stopped before the end of the list and the page. */
  readonly stoppedAt: Position | undefined;
}

/** The matches up to the end of the scan. */
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
 * Selects `key`, `id`, `is_match` and `is_scan_end` of one list, for the role of `wanted`, ordered by the matching
 * word. The statement scans the index entries of the rarest word for the other words, and no page scans more than
 * `MAX_SCANNED`. If several words are common, it takes the longest one that does not occur in the email domain of the
 * actor, which many members may share.
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
          AND probed.word >= searched.word COLLATE "C" AND probed.word < searched.word || ${LAST_CHARACTER} COLLATE "C"
        LIMIT ${counted}
      ) AS probe), strpos(search_text(${email.slice(email.indexOf('@'))}), text) > 0, length(word) DESC
      LIMIT 1
    )
    SELECT key, id, is_match, is_scan_end
    FROM (
      SELECT word AS key, id,
             NOT EXISTS (SELECT FROM searched WHERE strpos(scanned.text, searched.text) = 0)
               -- An entry with the rarest word several times matches where it occurs first.
               AND word = left(substr(text, strpos(text, (SELECT text FROM rarest)) + 1), 80)
               ${condition} AS is_match,
             row_number() OVER (ORDER BY word ${order}, id ${order}) = ${scanned} AS is_scan_end
      FROM (
        SELECT word, id, text FROM roster_words
        WHERE ${ofList}
          AND word >= (SELECT word FROM rarest) COLLATE "C" AND word < (SELECT word || ${LAST_CHARACTER} FROM rarest) COLLATE "C"
          ${after === undefined ? Prisma.empty : Prisma.sql`AND (word, id) ${beyond} (${after.key}, ${after.id}::uuid)`}
        ORDER BY word ${order}, id ${order} LIMIT ${scanned}
      ) AS scanned
    ) AS judged
    WHERE is_match OR is_scan_end
    ORDER BY key ${order}, id ${order} LIMIT ${limit}`;
}
