import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../../src/domain/core/actor.ts';
import type { DomainContext } from '../../../src/domain/core/context.ts';
import {
  addMember,
  addOrganization,
  outcomeOf,
  startTestDomain,
  type TestDomain,
} from '../../support/domain.ts';
import { holdOrganization, untilWaiting } from '../locks.ts';
import { changeRoleNow, removeNow } from './with-current-version.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await startTestDomain();
});
afterAll(() => domain.close());

const ways = {
  removed: (on: DomainContext, actor: Actor, { memberId }: Actor) => removeNow(on, actor, memberId),
  demoted: (on: DomainContext, actor: Actor, { memberId }: Actor) =>
    changeRoleNow(on, actor, memberId, 'MEMBER'),
};

const administratorsOf = ({ organizationId }: Actor) =>
  domain.prisma.member.findMany({ where: { organizationId, role: 'ADMINISTRATOR', removedAt: null } });

describe.each(['removed', 'demoted'] as const)('the last Administrator is not %s', (way) => {
  test('by themselves', async () => {
    const acme = await addOrganization(domain);
    const { administrator: ada } = acme;
    await addMember(domain, acme, 'MEMBER');
    await expect(ways[way](domain, ada, ada)).rejects.toMatchObject({ code: 'LAST_ADMINISTRATOR' });
    expect(await administratorsOf(ada)).toMatchObject([{ id: ada.memberId }]);
  });

  test('if others were removed, or another organization has more', async () => {
    const acme = await addOrganization(domain);
    await addMember(domain, await addOrganization(domain, 'Globex'), 'ADMINISTRATOR');
    const { administrator: ada } = acme;
    await ways.removed(domain, ada, await addMember(domain, acme, 'ADMINISTRATOR'));
    await ways.demoted(domain, ada, await addMember(domain, acme, 'ADMINISTRATOR'));
    await expect(ways[way](domain, ada, ada)).rejects.toMatchObject({ code: 'LAST_ADMINISTRATOR' });
    expect(await administratorsOf(ada)).toMatchObject([{ id: ada.memberId }]);
  });

  test('but can be, by themselves, once there is another', async () => {
    const acme = await addOrganization(domain);
    const kim = await addMember(domain, acme, 'ADMINISTRATOR');
    await ways[way](domain, acme.administrator, acme.administrator);
    expect(await administratorsOf(kim)).toMatchObject([{ id: kim.memberId }]);
  });
});

test('a Member can leave or stay a Member, and is never the last Administrator', async () => {
  const acme = await addOrganization(domain);
  const { administrator: ada } = acme;
  await ways.demoted(domain, ada, await addMember(domain, acme, 'MEMBER'));
  await ways.removed(domain, ada, await addMember(domain, acme, 'MEMBER'));
  expect(await administratorsOf(ada)).toHaveLength(1);
});

/** All ways in which two Administrators remove or demote each other or themselves, as the bits of a number. */
const plans = Array.from({ length: 20 }, (_, round) => {
  const plan = (bits: number) => ({
    way: bits & 1 ? ('removed' as const) : ('demoted' as const),
    whom: bits & 2 ? ('themselves' as const) : ('the other' as const),
  });
  const [ada, kim] = [plan(round), plan(round >> 2)];
  return [`Ada has ${ada.whom} ${ada.way}, Kim ${kim.whom} ${kim.way}`, ada, kim] as const;
});

test.each(plans)(
  'one of two Administrators is left after concurrent changes: %s',
  async (_name, adas, kims) => {
    const acme = await addOrganization(domain);
    const [ada, kim] = [acme.administrator, await addMember(domain, acme, 'ADMINISTRATOR')];
    const results = await Promise.allSettled([
      ways[adas.way](domain, ada, adas.whom === 'themselves' ? ada : kim),
      ways[kims.way](domain.replica, kim, kims.whom === 'themselves' ? kim : ada),
    ]);
    const codes = results.map(outcomeOf);
    expect(codes).toContain('done');
    // The second gets an error: they are the last, no longer an Administrator, or the other was removed or changed.
    const told = [
      'done',
      'LAST_ADMINISTRATOR',
      'NOT_ALLOWED',
      'MEMBER_NOT_FOUND',
      'MEMBER_CHANGED_MEANWHILE',
    ];
    expect(codes.filter((code) => !told.includes(code))).toEqual([]);
    expect(await administratorsOf(ada)).toHaveLength(1);
  },
);

test.each([
  ['removed', 'removed'],
  ['removed', 'demoted'],
  ['demoted', 'demoted'],
] as const)('of two who are %s and %s by themselves at once, the second stays', async (one, other) => {
  const acme = await addOrganization(domain);
  const [ada, kim] = [acme.administrator, await addMember(domain, acme, 'ADMINISTRATOR')];
  const organization = await holdOrganization(domain, acme);
  const leaving = Promise.allSettled([ways[one](domain, ada, ada), ways[other](domain.replica, kim, kim)]);
  await untilWaiting(domain, 2);
  await organization.release();
  expect((await leaving).map(outcomeOf).sort()).toEqual(['LAST_ADMINISTRATOR', 'done']);
  expect(await administratorsOf(ada)).toHaveLength(1);
});
