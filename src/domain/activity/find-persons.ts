import type { Domain } from '../domain.ts';
import { parseAddress } from '../email-address.ts';
import type { Actor } from '../members/actor.ts';
import { listRoster } from '../roster/list-roster.ts';

/** Whom activities are of. */
export interface Persons {
  readonly memberIds: readonly string[];
  readonly emails: readonly string[];
  /** Whether more are meant than these. */
  readonly isCut: boolean;
}

// Whoever is meant by so many has to type more.
const MOST = 20;

/** Who is meant: the members that a search finds, or whoever has or had the address typed, a member or not. */
export async function findPersons(domain: Domain, actor: Actor, typed: string): Promise<Persons> {
  const parsed = parseAddress(typed);
  if ('address' in parsed) {
    const { organizationId } = actor;
    const members = await domain.prisma.member.findMany({
      where: { organizationId, email: parsed.address },
      select: { id: true },
    });
    return { memberIds: members.map(({ id }) => id), emails: [parsed.address], isCut: false };
  }
  const filter = { words: typed, show: 'members' } as const;
  const { entries, next } = await listRoster(domain, actor, { filter, limit: MOST });
  return {
    memberIds: entries.map(({ id }) => id),
    emails: entries.map(({ email }) => email),
    isCut: next !== undefined,
  };
}
