import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listRoster } from '../../../src/domain/roster/list-roster.ts';
import {
  addOrganization,
  startTestDomain,
  type TestDomain,
  type TestOrganization,
} from '../../support/domain.ts';
import { addMembers, everyone, labelOf } from './roster-lists.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await startTestDomain();
});
afterAll(() => domain.close());

const addNamesakes = ({ administrator }: TestOrganization, name: string, count: number) =>
  domain.prisma.$executeRaw`
    INSERT INTO members (organization_id, email, name, role, joined_at)
    SELECT ${administrator.organizationId}::uuid, ${name} || n, ${name}, 'MEMBER', now()
    FROM generate_series(1, ${count}) AS n`;

test('a search for words that are common, but rare together, may have empty pages', async () => {
  const hooli = await addOrganization(domain, 'Hooli');
  for (const name of ['Anna', 'Zoe']) await addNamesakes(hooli, name, 10_100);
  await addMembers(domain, hooli, ['Zoe Anna', 'Anna Zoe']);
  const filter = { ...everyone, words: 'anna zoe' };
  const request = { filter, limit: 5 };
  let page = await listRoster(domain, hooli.administrator, request);
  const forwards = page.entries.map(labelOf);
  for (let pages = 1; page.next !== undefined && pages < 9; pages += 1) {
    page = await listRoster(domain, hooli.administrator, { ...request, from: page.next });
    forwards.push(...page.entries.map(labelOf));
  }
  expect(forwards.sort()).toEqual(['Anna Zoe', 'Zoe Anna']);
  const backwards = page.entries.map(labelOf);
  for (let pages = 1; page.previous !== undefined && pages < 9; pages += 1) {
    page = await listRoster(domain, hooli.administrator, { ...request, from: page.previous });
    backwards.push(...page.entries.map(labelOf));
  }
  expect(backwards.sort()).toEqual(['Anna Zoe', 'Zoe Anna']);
});

test('the page before an empty page has the match at which the search stopped', async () => {
  const hooli = await addOrganization(domain, 'Hooli');
  // By name and by address, 9,999 entries are before and after the match: a page scans 10,000.
  await addNamesakes(hooli, 'Anna', 9_999);
  await addNamesakes(hooli, 'Zoe', 1_000);
  await addMembers(domain, hooli, ['Anna Zoe']);
  const page = async (from?: Parameters<typeof listRoster>[2]['from']) => {
    const filter = { ...everyone, words: 'anna zoe' };
    const { entries, previous, next } = await listRoster(domain, hooli.administrator, {
      filter,
      limit: 5,
      from,
    });
    return { names: entries.map(labelOf), previous, next };
  };
  const first = await page();
  const behind = await page(first.next);
  const firstAgain = await page(behind.previous);
  expect([first.names, behind.names, firstAgain.names]).toEqual([['Anna Zoe'], [], ['Anna Zoe']]);

  const last = await page({ before: { list: 'members', key: 'b', id: randomUUID() } });
  const before = await page(last.previous);
  const lastAgain = await page(before.next);
  expect([last.names, before.names, lastAgain.names]).toEqual([['Anna Zoe'], [], ['Anna Zoe']]);
  // An empty page without a previous one would be the first page.
  expect([behind.previous, before.next]).not.toContain(undefined);
});

test('a page that is full before the search stops continues with the next entry', async () => {
  const hooli = await addOrganization(domain, 'Hooli');
  await addNamesakes(hooli, 'Anna', 9_998);
  await addNamesakes(hooli, 'Zoe', 1_000);
  // The first entry that starts with Anna, and the last of the 10,000 that a page scans.
  const people = [
    { name: 'Zoe Anna', email: 'a@acme.com' },
    { name: 'Anna Zoe', email: 'z@acme.com' },
  ];
  await addMembers(domain, hooli, people);
  const request = { filter: { ...everyone, words: 'anna zoe' }, limit: 1 };
  const first = await listRoster(domain, hooli.administrator, request);
  const second = await listRoster(domain, hooli.administrator, { ...request, from: first.next });
  expect([...first.entries, ...second.entries].map(labelOf)).toEqual(['Zoe Anna', 'Anna Zoe']);
});

test('a search for common words scans the name, not the email domain that all members share', async () => {
  const hooli = await addOrganization(domain, 'Hooli');
  const { organizationId } = hooli.administrator;
  await domain.prisma.$executeRaw`
    INSERT INTO members (organization_id, email, name, role, joined_at)
    SELECT ${organizationId}::uuid, n || '@acme.com', 'Zoe ' || n, 'MEMBER', now()
    FROM generate_series(4000, 2000, -1) AS n`;
  const filter = { ...everyone, words: 'zoe acme.com' };
  const { entries } = await listRoster(domain, hooli.administrator, { filter, limit: 3 });
  expect(entries.map(labelOf)).toEqual(['Zoe 2000', 'Zoe 2001', 'Zoe 2002']);
});
