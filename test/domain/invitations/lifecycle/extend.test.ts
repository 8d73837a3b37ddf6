import { afterAll, beforeAll, expect, test } from 'vitest';
import { extendInvitations } from '../../../../src/domain/invitations/lifecycle/extend.ts';
import {
  addOrganization,
  inviteOne,
  startTestDomain,
  type TestDomain,
  type TestOrganization,
} from '../../../support/domain.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await startTestDomain();
});
afterAll(() => domain.close());

const HOUR = 60 * 60 * 1000;
const rowOf = (id: string) => domain.prisma.invitation.findUniqueOrThrow({ where: { id } });

/** An invitation that expires within a day, whose inviter was warned. */
async function soonExpired(organization: TestOrganization, address = 'ted@acme.com') {
  const { id } = await inviteOne(domain, organization, address);
  const data = { warnedAt: domain.now(), expiresAt: new Date(domain.now().getTime() + 20 * HOUR) };
  return domain.prisma.invitation.update({ where: { id }, data });
}

test('extending does not change an invitation of another organization', async () => {
  const [acme, globex] = [await addOrganization(domain), await addOrganization(domain, 'Globex')];
  const [own, others] = [await soonExpired(acme), await soonExpired(globex)];
  const extended = await extendInvitations(domain, acme.administrator, [own, others]);
  expect(extended).toEqual([
    { email: own.email, status: 'open', expiresAt: new Date(domain.now().getTime() + 7 * 24 * HOUR) },
  ]);
  expect(await rowOf(others.id)).toEqual(others);
});

test('an extended invitation without a new warning is not changed again', async () => {
  const acme = await addOrganization(domain);
  const seen = await soonExpired(acme);
  await extendInvitations(domain, acme.administrator, [seen]);
  const once = await rowOf(seen.id);
  expect(once.warnedAt).toBeNull();
  domain.advanceClock({ hours: 1 });
  expect(await extendInvitations(domain, acme.administrator, [seen])).toMatchObject([
    { status: 'open', expiresAt: once.expiresAt },
  ]);
  expect(await rowOf(seen.id)).toEqual(once);
  const told = { where: { subjectId: seen.id, kind: 'EXTENDED' } } as const;
  expect(await domain.prisma.activity.findMany(told)).toMatchObject([
    { actorId: acme.administrator.memberId, details: { email: seen.email, role: 'MEMBER' } },
  ]);
});

test.for([
  ['an older link', { version: 2 }, 'resent'],
  ['a cancelled invitation', { state: 'CANCELLED' }, 'cancelled'],
  ['an expired invitation', { expiresAt: new Date(0) }, 'expired'],
] as const)('%s is not extended, and the outcome says so', async ([, changes, status]) => {
  const acme = await addOrganization(domain);
  const seen = await soonExpired(acme);
  const changed = await domain.prisma.invitation.update({ where: { id: seen.id }, data: changes });
  expect(await extendInvitations(domain, acme.administrator, [seen])).toMatchObject([{ status }]);
  expect(await rowOf(seen.id)).toEqual(changed);
});

test('an expired invitation and one of a disallowed email domain are not changed', async () => {
  const acme = await addOrganization(domain);
  const [now, late] = [await soonExpired(acme, 'now@acme.com'), await soonExpired(acme, 'z@acme.com')];
  const where = { id: acme.administrator.organizationId };
  await domain.prisma.organization.update({ where, data: { allowedDomains: ['other.com'] } });
  domain.advanceClock({ hours: 20, milliseconds: -1 });
  expect(await extendInvitations(domain, acme.administrator, [now, late])).toMatchObject([
    { status: 'domain-not-allowed' },
    { status: 'domain-not-allowed' },
  ]);
  expect([await rowOf(now.id), await rowOf(late.id)]).toEqual([now, late]);
  await domain.prisma.organization.update({ where, data: { allowedDomains: ['other.com', 'acme.com'] } });
  expect(await extendInvitations(domain, acme.administrator, [late])).toMatchObject([{ status: 'open' }]);
  domain.advanceClock({ milliseconds: 1 });
  expect(await extendInvitations(domain, acme.administrator, [now])).toMatchObject([{ status: 'expired' }]);
});
