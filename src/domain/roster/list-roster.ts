import { Prisma } from '../../database/generated/client.ts';
import type { Actor } from '../core/actor.ts';
import { assertCan } from '../core/authorize.ts';
import type { DomainContext } from '../core/context.ts';
import { type Page, type PageFrom, type Position, pageOf } from '../core/keyset-page.ts';
import { roles } from '../core/permissions.ts';
import { readInvitations } from './read-invitations.ts';
import { readMembers } from './read-members.ts';
import type { RosterEntry, RosterFilter } from './roster.ts';
import { searchWords } from './search.ts';

/** The position of an entry in the roster. */
export interface RosterPosition extends Position {
  readonly list: RosterEntry['list'];
}

interface RosterRequest {
  readonly filter: RosterFilter;
  readonly from?: PageFrom<RosterPosition> | undefined;
  /** The maximum number of entries. */
  readonly limit: number;
}

type RosterPage = Page<RosterEntry, RosterPosition>;

const FIRST_ID = '00000000-0000-0000-0000-000000000000';
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

const readers = { members: readMembers, invitations: readInvitations } as const;

/**
 * A page of the organization's members, ordered by name, followed by its pending invitations, the next to expire first.
 * A search orders both by the matching word.
 *
 * The cost of a page depends only on its length. A search for words that are each common but rarely occur together
 * stops after a while: its page may then have few or no entries although more follow. If a page has become empty, the
 * first page is returned.
 *
 * @throws DomainError NOT_ALLOWED.
 */
export async function listRoster(
  domain: DomainContext,
  actor: Actor,
  { filter, from, limit }: RosterRequest,
): Promise<RosterPage> {
  assertCan(actor, 'members:view');
  const isBackward = from !== undefined && 'before' in from;
  const position = from && ('before' in from ? from.before : from.after);
  const request = {
    actor,
    filter,
    words: searchWords(filter.words),
    roles: filter.role === undefined ? roles : [filter.role],
    beyond: isBackward ? Prisma.sql`<` : Prisma.sql`>`,
    order: isBackward ? Prisma.sql`DESC` : Prisma.sql`ASC`,
    // The same literal for both lists: each limit is another prepared statement.
    limit: Prisma.raw(String(limit + 1)),
  };

  const lists = isBackward ? listsOf(filter).reverse() : listsOf(filter);
  const read: RosterEntry[] = [];
  let stoppedAt: RosterPosition | undefined;
  for (const list of lists.slice(Math.max(0, lists.indexOf(position?.list ?? 'members')))) {
    if (read.length > limit || stoppedAt !== undefined) break;
    const after = list === position?.list ? position : undefined;
    const reading = await readers[list](domain, { ...request, after });
    read.push(...reading.entries);
    stoppedAt = reading.stoppedAt && positionOf({ ...reading.stoppedAt, list });
  }
  const page = pageOf(read, limit, from, positionOf);
  const isFull = read.length > limit;
  if (!isFull && stoppedAt !== undefined) return partOf(page, from, stoppedAt);
  if (read.length > 0 || from === undefined) return page;
  // A search for several words may continue where an earlier page stopped, and find nothing.
  return request.words.length > 1 ? partOf(page, from) : listRoster(domain, actor, { filter, limit });
}

function positionOf({ list, key, id }: RosterPosition): RosterPosition {
  return { list, key, id };
}

/** A page of a search that stopped early, or that continues after one. It may be empty. */
function partOf(
  { entries, previous, next }: RosterPage,
  from: PageFrom<RosterPosition> | undefined,
  stoppedAt?: RosterPosition,
): RosterPage {
  const before = stoppedAt && { before: stoppedAt };
  const after = stoppedAt && { after: stoppedAt };
  if (from === undefined) return { entries, previous, next: after };
  // The search may have stopped at a match, so the page back includes that position.
  if ('before' in from) {
    return { entries, from, previous: before, next: next ?? { after: { ...from.before, id: FIRST_ID } } };
  }
  return { entries, from, previous: previous ?? { before: { ...from.after, id: LAST_ID } }, next: after };
}

function listsOf({ show }: RosterFilter): RosterEntry['list'][] {
  if (show === 'everyone') return ['members', 'invitations'];
  return show === 'members' ? ['members'] : ['invitations'];
}
