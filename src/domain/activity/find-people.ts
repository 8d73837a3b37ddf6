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

/** Whom activities are of. */
export interface People {
  readonly memberIds: readonly string[];
  readonly emails: readonly string[];
  /** Whether more are meant than these. */
  readonly isCut: boolean;
}

const personRows = z.array(scannedRow.extend({ email: z.string() }));
type Person = z.infer<typeof personRows>[number];

// Whoever is meant by so many has to type more.
const MOST = 20;

/**
 * Who is meant: the members that a search finds, there or removed, or whoever has or had the address typed, a member or
 * not.
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
  const there = await findMembers(domain, actor, words, 'MEMBERS');
  const removed = await findMembers(domain, actor, words, 'REMOVED');
  const persons = [...there.entries, ...removed.entries];
  const found = persons.slice(0, MOST);
  return {
    memberIds: found.map(({ id }) => id),
    emails: found.map(({ email }) => email),
    isCut: [there.stoppedAt, removed.stoppedAt, persons[MOST]].some((more) => more !== undefined),
  };
}

/** The first members of a list that have all the words, and one more than are looked for. */
async function findMembers(
  { prisma }: DomainContext,
  actor: Actor,
  words: readonly string[],
  list: RosterList,
): Promise<ListResult<Pick<Person, 'id' | 'email'>>> {
  const limit = Prisma.raw(String(MOST + 1));
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
