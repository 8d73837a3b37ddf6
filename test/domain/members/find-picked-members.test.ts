import { afterAll, beforeAll, expect, test } from 'vitest';
import { findPickedMembers } from '../../../src/domain/members/find-picked-members.ts';
import { addMember, addOrganization, startTestDomain, type TestDomain } from '../../support/domain.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await startTestDomain();
});
afterAll(() => domain.close());

const people = (count: number) => Array.from({ length: count }, (_, n) => (n === 0 ? 'UADA' : `U${n}`));

test('members among 20 picked people are found, and more people are refused', async () => {
  const { administrator: ada, workspaceId } = await addOrganization(domain);
  const pick = (count: number) =>
    findPickedMembers(domain, ada, {
      workspaceId,
      userIds: people(count),
      permission: 'members:invite',
    });
  expect(await pick(20)).toEqual(new Map([['UADA', ada.email]]));
  expect(await pick(0)).toEqual(new Map());
  await expect(pick(21)).rejects.toMatchObject({ code: 'TOO_MANY_PICKED', details: { allowed: 20 } });
});

test('a Member may pick people for a request, but not to invite them', async () => {
  const acme = await addOrganization(domain);
  const bob = await addMember(domain, acme, 'MEMBER');
  const { workspaceId } = acme;
  const pick = (permission: 'members:invite' | 'members:view', count: number) =>
    findPickedMembers(domain, bob, { workspaceId, userIds: people(count), permission });
  expect((await pick('members:view', 1)).size).toBe(1);
  // The permission is checked before the number.
  await expect(pick('members:invite', 300)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
});
