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
 * expire first; of a search, by what was found. What a page costs depends on nothing but its length. A page that has
 * become empty since is the first one.
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
  for (const list of lists.slice(Math.max(0, lists.indexOf(position?.list ?? 'members')))) {
    const left = limit + 1 - read.length;
    if (left <= 0) break;
    const ofList = {
      ...request,
      after: list === position?.list ? position : undefined,
      limit: Prisma.raw(String(left)),
    };
    read.push(...(await readers[list](domain, ofList)));
  }
  if (read.length === 0 && from !== undefined) return listRoster(domain, actor, { filter, limit });
  return pageOf(read, limit, from, ({ list, key, id }) => ({ list, key, id }));
}

function listsOf({ show }: RosterFilter): RosterEntry['list'][] {
  if (show === 'everyone') return ['members', 'invitations'];
  return show === 'members' ? ['members'] : ['invitations'];
}
