import { afterAll, beforeAll, expect, test } from 'vitest';
import { findPeople } from '../../../src/domain/activity/find-people.ts';
import { listActivities } from '../../../src/domain/activity/list-activities.ts';
import {
  addOrganization,
  startTestDomain,
  type TestDomain,
  type TestOrganization,
} from '../../support/domain.ts';
import { addMembers } from '../roster/roster-lists.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await startTestDomain();
});
afterAll(() => domain.close());

const named = (count: number) => Array.from({ length: count }, () => 'Kim Lee');

/** How many people a search means, and whether it is cut, which the page of the activity says too. */
async function meant({ administrator }: TestOrganization, typed: string): Promise<[number, boolean]> {
  const { memberIds, isCut } = await findPeople(domain, administrator, typed);
  const page = await listActivities(domain, administrator, { filter: { person: typed }, limit: 1 });
  expect(page.isCut).toBe(isCut);
  return [memberIds.length, isCut];
}

test('a search considers up to 20 people, and says if it means more', async () => {
  const acme = await addOrganization(domain);
  await addMembers(domain, acme, named(20));
  expect(await meant(acme, 'kim')).toEqual([20, false]);
  await addMembers(domain, acme, named(1));
  expect(await meant(acme, 'kim')).toEqual([20, true]);
});

test('removed members count too', async () => {
  const acme = await addOrganization(domain);
  const removed = await addMembers(domain, acme, named(11));
  const where = { id: { in: removed.map(({ id }) => id) } };
  await domain.prisma.member.updateMany({ where, data: { removedAt: domain.now() } });
  await addMembers(domain, acme, named(10));
  expect(await meant(acme, 'kim')).toEqual([20, true]);
});

test('an address means its member in this organization only', async () => {
  const [acme, globex] = [await addOrganization(domain), await addOrganization(domain, 'Globex')];
  await addMembers(domain, globex, [{ name: 'Kim', email: 'kim@acme.com' }]);
  expect(await meant(acme, 'kim@acme.com')).toEqual([0, false]);
  expect(await meant(globex, 'kim@acme.com')).toEqual([1, false]);
});

test.for([null, new Date()])(
  'a search that scans common words only in part is cut (removed: %s)',
  async (removedAt) => {
    const acme = await addOrganization(domain);
    for (const name of ['Anna', 'Zoe']) {
      await domain.prisma.$executeRaw`
        INSERT INTO members (organization_id, email, name, role, joined_at, removed_at)
        SELECT ${acme.administrator.organizationId}::uuid, ${name} || n, ${name}, 'MEMBER', now(), ${removedAt}
        FROM generate_series(1, 10100) AS n`;
    }
    expect(await meant(acme, 'anna zoe')).toEqual([0, true]);
  },
);
