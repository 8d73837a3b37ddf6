import { randomUUID } from 'node:crypto';
import type { DomainContext } from '../../../src/domain/core/context.ts';
import type { Role } from '../../../src/domain/core/permissions.ts';
import { listRoster } from '../../../src/domain/roster/list-roster.ts';
import type { RosterEntry, RosterFilter } from '../../../src/domain/roster/roster.ts';
import type { TestOrganization } from '../../support/domain.ts';

export const everyone: RosterFilter = { words: '', show: 'everyone' };

/** Adds members with names, and addresses if given. Resolves with their ids and addresses in the same order. */
export async function addMembers(
  { prisma, now }: DomainContext,
  { administrator: { organizationId } }: TestOrganization,
  people: readonly (string | { readonly name: string; readonly email: string })[],
  role: Role = 'MEMBER',
): Promise<{ id: string; email: string }[]> {
  const data = people.map((person) => ({
    organizationId,
    role,
    joinedAt: now(),
    ...(typeof person === 'string' ? { name: person, email: `${randomUUID()}@acme.com` } : person),
  }));
  const created = await prisma.member.createManyAndReturn({ data, select: { id: true, email: true } });
  return data.map(({ email }) => ({ email, id: created.find((each) => each.email === email)?.id ?? '' }));
}

export const labelOf = (entry: RosterEntry) => (entry.list === 'members' ? entry.name : entry.email);

/** The entries of the roster in order: the names of members and invited addresses, unless another label is given. */
export async function listOf(
  domain: DomainContext,
  { administrator }: TestOrganization,
  filter: Partial<RosterFilter> = {},
  label = labelOf,
): Promise<string[]> {
  const request = { filter: { ...everyone, ...filter }, limit: 100 };
  return (await listRoster(domain, administrator, request)).entries.map(label);
}
