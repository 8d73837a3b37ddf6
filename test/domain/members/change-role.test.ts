import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../../src/domain/core/actor.ts';
import type { Role } from '../../../src/domain/core/permissions.ts';
import { findActor } from '../../../src/domain/identity/find-actor.ts';
import { invite } from '../../../src/domain/invitations/lifecycle/invite.ts';
import { findMemberToChange } from '../../../src/domain/members/find-member-to-change.ts';
import { listRoster } from '../../../src/domain/roster/list-roster.ts';
import {
  addMember,
  addOrganization,
  inviteForm,
  startTestDomain,
  type TestDomain,
} from '../../support/domain.ts';
import { takeSnapshot } from '../snapshot.ts';
import { changeRoleNow, removeNow } from './with-current-version.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await startTestDomain();
});
afterAll(() => domain.close());

const give = (actor: Actor, { memberId }: Actor, role: Role, on: TestDomain['replica'] = domain) =>
  changeRoleNow(on, actor, memberId, role);
const changesOf = ({ memberId }: Actor) =>
  domain.prisma.activity.findMany({ where: { kind: 'ROLE_CHANGED', subjectId: memberId } });

test('a new Administrator may invite at once, and the activity records the change', async () => {
  const acme = await addOrganization(domain);
  const { administrator: ada } = acme;
  const bob = await addMember(domain, acme, 'MEMBER');
  expect(await give(ada, bob, 'ADMINISTRATOR')).toMatchObject({
    id: bob.memberId,
    name: bob.name,
    email: bob.email,
    role: 'MEMBER',
  });
  const form = inviteForm(acme, ['ted@acme.com']);
  expect(await invite(domain, { ...bob, role: 'ADMINISTRATOR' }, form)).toMatchObject([
    { outcome: 'invited' },
  ]);
  expect(await changesOf(bob)).toMatchObject([
    {
      actorId: ada.memberId,
      createdAt: domain.now(),
      details: {
        name: bob.name,
        email: bob.email,
        before: 'MEMBER',
        after: 'ADMINISTRATOR',
        cancelled: 0,
        kept: 0,
      },
    },
  ]);
});

test('an Administrator who becomes a Member stays bound in Slack', async () => {
  const acme = await addOrganization(domain);
  const { administrator: ada, workspaceId } = acme;
  const kim = await addMember(domain, acme, 'ADMINISTRATOR');
  await give(kim, ada, 'MEMBER');
  expect(await findActor(domain, { workspaceId, userId: 'UADA' })).toMatchObject({
    memberId: ada.memberId,
    role: 'MEMBER',
  });
});

test('changing to the current role does nothing', async () => {
  const acme = await addOrganization(domain);
  const { administrator: ada } = acme;
  const kim = await addMember(domain, acme, 'ADMINISTRATOR');
  await invite(domain, kim, inviteForm(acme, ['ted@acme.com']));
  const before = await takeSnapshot(domain, ada.organizationId);
  await give(ada, kim, 'ADMINISTRATOR');
  await give(ada, ada, 'ADMINISTRATOR');
  expect(await takeSnapshot(domain, ada.organizationId)).toEqual(before);
});

test('the same change twice at once is recorded once', async () => {
  const acme = await addOrganization(domain);
  const { administrator: ada } = acme;
  const bob = await addMember(domain, acme, 'MEMBER');
  await Promise.all([
    give(ada, bob, 'ADMINISTRATOR'),
    give(ada, bob, 'ADMINISTRATOR', domain.replica),
    give(ada, bob, 'ADMINISTRATOR'),
  ]);
  expect(await changesOf(bob)).toHaveLength(1);
});

test('removed and unknown members get no role', async () => {
  const acme = await addOrganization(domain);
  const { administrator: ada } = acme;
  const gone = await addMember(domain, acme, 'MEMBER');
  await removeNow(domain, ada, gone.memberId);
  const nobody = { ...gone, memberId: randomUUID() };
  await expect(give(ada, gone, 'ADMINISTRATOR')).rejects.toMatchObject({ code: 'MEMBER_NOT_FOUND' });
  await expect(give(ada, nobody, 'ADMINISTRATOR')).rejects.toMatchObject({ code: 'MEMBER_NOT_FOUND' });
  expect(await changesOf(gone)).toEqual([]);
});

test('the roster shows and finds members by their new role at once', async () => {
  const acme = await addOrganization(domain);
  const { administrator: ada } = acme;
  const bob = await addMember(domain, acme, 'MEMBER');
  await give(ada, bob, 'ADMINISTRATOR');
  for (const words of ['', 'kahn']) {
    const idsOf = async (role: Role) => {
      const filter = { words, role, show: 'members' } as const;
      const { entries } = await listRoster(domain, ada, { filter, limit: 10 });
      return entries.map(({ id }) => id);
    };
    expect(await idsOf('ADMINISTRATOR')).toContain(bob.memberId);
    expect(await idsOf('MEMBER')).toEqual([]);
  }
});

test('a member to change is found with the number of their pending invitations, expired ones too', async () => {
  const acme = await addOrganization(domain);
  const { administrator: ada } = acme;
  const kim = await addMember(domain, acme, 'ADMINISTRATOR');
  const open = async () => (await findMemberToChange(domain, ada, kim.memberId)).openInvitations;
  expect(await open()).toBe(0);
  await invite(domain, kim, inviteForm(acme, ['ted@acme.com']));
  domain.advanceClock({ hours: 7 * 24 });
  await invite(domain, kim, inviteForm(acme, ['lee@acme.com']));
  expect(await open()).toBe(2);
  const many = Array.from({ length: 150 }, (_, n) => `p${n}@acme.com`);
  await invite(domain, kim, inviteForm(acme, many));
  expect(await open()).toBe(101);
});
