import { Prisma } from '../../database/generated/client.ts';
import type { Domain } from '../domain.ts';
import type { Actor } from '../members/actor.ts';
import { type Page, type PageFrom, type Position, pageOf } from '../page.ts';
import { assertCan, roles } from '../roles.ts';
import { readInvitations } from './read-invitations.ts';
import { readMembers } from './read-members.ts';
import type { RosterEntry, RosterFilter } from './roster.ts';
import { searchWords } from './search.ts';

/** Where an entry of the roster stands. */
export interface RosterPosition extends Position {
  readonly list: RosterEntry['list'];
}

interface RosterRequest {
  readonly filter: RosterFilter;
  readonly from?: PageFrom<RosterPosition> | undefined;
  /** The most entries of a page. */
  readonly limit: number;
}

const readers = { members: readMembers, invitations: readInvitations } as const;

/**
 * A page of the organization's members, by name, and then of its invitations that were not answered, the next to
 * expire first; of a search, by what was found. What a page costs depends on nothing but its length: a search for what
 * many have, each alone, but few together, stops after a while, and its page may then hold less, or nobody, though more
 * pages come. A page that has become empty since is the first one.
 *
 * @throws DomainError NOT_ALLOWED.
 */
export async function listRoster(
  domain: Domain,
  actor: Actor,
  { filter, from, limit }: RosterRequest,
): Promise<Page<RosterEntry, RosterPosition>> {
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
  };

  const lists = isBackward ? listsOf(filter).reverse() : listsOf(filter);
  const read: RosterEntry[] = [];
  let stoppedAt: RosterPosition | undefined;
  for (const list of lists.slice(Math.max(0, lists.indexOf(position?.list ?? 'members')))) {
    const left = limit + 1 - read.length;
    if (left <= 0 || stoppedAt !== undefined) break;
    const reading = await readers[list](domain, {
      ...request,
      after: list === position?.list ? position : undefined,
      limit: Prisma.raw(String(left)),
    });
    read.push(...reading.entries);
    stoppedAt = reading.stoppedAt && positionOf({ ...reading.stoppedAt, list });
  }
  const page = pageOf(read, limit, from, positionOf);
  if (stoppedAt !== undefined && read.length <= limit)
    return { ...page, ...pagesBeside(page, from, stoppedAt) };
  return read.length === 0 && from !== undefined ? listRoster(domain, actor, { filter, limit }) : page;
}

function positionOf({ list, key, id }: RosterPosition): RosterPosition {
  return { list, key, id };
}

/** The pages beside one whose search stopped before it was full: nobody at all may have been found on it. */
function pagesBeside(
  { previous, next }: Page<RosterEntry, RosterPosition>,
  from: PageFrom<RosterPosition> | undefined,
  stoppedAt: RosterPosition,
): Pick<Page<RosterEntry, RosterPosition>, 'previous' | 'next'> {
  if (from === undefined) return { previous, next: { after: stoppedAt } };
  if ('before' in from) return { previous: { before: stoppedAt }, next: next ?? { after: from.before } };
  return { previous: previous ?? { before: from.after }, next: { after: stoppedAt } };
}

function listsOf({ show }: RosterFilter): RosterEntry['list'][] {
  if (show === 'everyone') return ['members', 'invitations'];
  return show === 'members' ? ['members'] : ['invitations'];
}
