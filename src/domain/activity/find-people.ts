import { z } from 'zod';
import { Prisma } from '../../database/generated/client.ts';
import type { RosterList } from '../../database/generated/enums.ts';
import type { Actor } from '../core/actor.ts';
import type { DomainContext } from '../core/context.ts';
import { parseAddress } from '../core/email-address.ts';
import { roles } from '../core/permissions.ts';
import {
  type ListResult,
  matchesOf,
  scannedRow,
  searchListStatement,
  searchWords,
  valuesSql,
} from '../roster/search.ts';

/** The people that a search means. */
export interface People {
  readonly memberIds: readonly string[];
  readonly emails: readonly string[];
  /** Whether the search means more people than these. */
  readonly isCut: boolean;
}

const personRows = z.array(scannedRow.extend({ email: z.string() }));
type Person = z.infer<typeof personRows>[number];

// A search that means more people has to be more specific.
const MAX_PEOPLE = 20;

/**
 * The people that a search means: everyone who has or had the address if it is one, else the current and removed
 * members that match the words.
 */
export async function findPeople(domain: DomainContext, actor: Actor, typed: string): Promise<People> {
  const parsed = parseAddress(typed);
  if ('address' in parsed) {
    const { organizationId } = actor;
    const members = await domain.prisma.member.findMany({
      where: { organizationId, email: parsed.address },
      select: { id: true },
    });
    return { memberIds: members.map(({ id }) => id), emails: [parsed.address], isCut: false };
  }
  const words = searchWords(typed);
  const current = await findMembers(domain, actor, words, 'MEMBERS');
  const removed = await findMembers(domain, actor, words, 'REMOVED');
  const people = [...current.entries, ...removed.entries];
  const found = people.slice(0, MAX_PEOPLE);
  return {
    memberIds: found.map(({ id }) => id),
    emails: found.map(({ email }) => email),
    isCut: [current.stoppedAt, removed.stoppedAt, people[MAX_PEOPLE]].some((more) => more !== undefined),
  };
}

/** The first matching members of a list, and one more than `MAX_PEOPLE`. */
async function findMembers(
  { prisma }: DomainContext,
  actor: Actor,
  words: readonly string[],
  list: RosterList,
): Promise<ListResult<Pick<Person, 'id' | 'email'>>> {
  const limit = Prisma.raw(String(MAX_PEOPLE + 1));
  const ofRole = searchListStatement(list, {
    actor,
    words,
    after: undefined,
    beyond: Prisma.sql`>`,
    order: Prisma.sql`ASC`,
    limit,
  });
  const rows = personRows.parse(
    await prisma.$queryRaw`
    SELECT found.key, found.id, found.is_match AS "isMatch", found.is_scan_end AS "isScanEnd", member.email
    FROM ${valuesSql(roles, 'role')} AS wanted (role) CROSS JOIN LATERAL (${ofRole}) AS found
    JOIN members AS member ON member.id = found.id
    ORDER BY found.key COLLATE "C", found.id LIMIT ${limit}`,
  );
  return matchesOf(rows);
}
