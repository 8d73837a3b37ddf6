import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../../src/domain/core/actor.ts';
import type { DomainContext } from '../../../src/domain/core/context.ts';
import { findActor } from '../../../src/domain/identity/find-actor.ts';
import { identifyActor } from '../../../src/domain/identity/identify-actor.ts';
import { listAdministratorNames } from '../../../src/domain/identity/list-administrator-names.ts';
import { acceptInvitation } from '../../../src/domain/invitations/lifecycle/answer.ts';
import { invite } from '../../../src/domain/invitations/lifecycle/invite.ts';
import { requestInvitations } from '../../../src/domain/requests/request-invitations.ts';
import { listRoster } from '../../../src/domain/roster/list-roster.ts';
import { findTeamSummary } from '../../../src/domain/roster/team-summary.ts';
import {
  addMember,
  addOrganization,
  inviteForm,
  inviteOne,
  outcomeOf,
  startTestDomain,
  type TestDomain,
  type TestOrganization,
} from '../../support/domain.ts';
import { holdWorkspace, untilWaiting } from '../locks.ts';
import { removeNow } from './with-current-version.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await startTestDomain();
});
afterAll(() => domain.close());

const remove = (actor: Actor, { memberId }: Actor, on: DomainContext = domain) =>
  removeNow(on, actor, memberId);

/** A member's profile in Slack. */
const profileOf = ({ workspaceId }: TestOrganization, { name, email }: Actor) => ({
  workspaceId,
  workspaceName: 'Acme',
  userId: 'UBOB',
  name,
  email,
  mayFoundOrganization: true,
  isOwner: true,
});

const identitiesOf = ({ memberId }: Actor) => domain.prisma.slackIdentity.count({ where: { memberId } });
const rowOf = ({ memberId }: Actor) =>
  domain.prisma.member.findUniqueOrThrow({ where: { id: memberId }, omit: { organizationId: true } });

describe('a removed member', () => {
  test('has no actor in Slack from then on, and creates no organization', async () => {
    const acme = await addOrganization(domain);
    const bob = await addMember(domain, acme, 'ADMINISTRATOR');
    const profile = profileOf(acme, bob);
    expect(await identifyActor(domain, profile)).toMatchObject({ memberId: bob.memberId });

    await remove(acme.administrator, bob);

    expect(await findActor(domain, profile)).toBeUndefined();
    expect(await identitiesOf(bob)).toBe(0);
    expect(await identifyActor(domain, profile)).toBeUndefined();
    expect(await identitiesOf(bob)).toBe(0);
    expect(await listAdministratorNames(domain, acme.workspaceId, 'members:invite')).toEqual([
      'Ada Lovelace',
    ]);
  });

  test('is in no list, search or count', async () => {
    const acme = await addOrganization(domain);
    const { administrator: ada } = acme;
    await remove(ada, await addMember(domain, acme, 'MEMBER'));
    for (const words of ['', 'bob', 'acme']) {
      const { entries } = await listRoster(domain, ada, { filter: { words, show: 'everyone' }, limit: 9 });
      expect(entries.map(({ id }) => id).filter((id) => id !== ada.memberId)).toEqual([]);
    }
    expect(await findTeamSummary(domain, ada)).toMatchObject({
      members: 1,
      newest: [{ email: ada.email }],
    });
  });

  test('has their open requests withdrawn, not decided ones nor those of others', async () => {
    const acme = await addOrganization(domain);
    const [bob, kim] = [await addMember(domain, acme, 'MEMBER'), await addMember(domain, acme, 'MEMBER')];
    await requestInvitations(domain, bob, inviteForm(acme, ['open@acme.com', 'answered@acme.com']));
    await requestInvitations(domain, kim, inviteForm(acme, ['others@acme.com']));
    const { organizationId } = bob;
    await domain.prisma.invitationRequest.updateMany({
      where: { organizationId, email: 'answered@acme.com' },
      data: { state: 'APPROVED' },
    });
    await remove(acme.administrator, bob);
    const select = { email: true, state: true, deciderId: true };
    const requests = { where: { organizationId }, select, orderBy: { email: 'asc' } } as const;
    expect(await domain.prisma.invitationRequest.findMany(requests)).toEqual([
      { email: 'answered@acme.com', state: 'APPROVED', deciderId: null },
      { email: 'open@acme.com', state: 'WITHDRAWN', deciderId: null },
      { email: 'others@acme.com', state: 'PENDING', deciderId: null },
    ]);
  });

  test('is recorded once with their name and role, even if removed several times at once', async () => {
    const acme = await addOrganization(domain);
    const { administrator: ada } = acme;
    const bob = await addMember(domain, acme, 'MEMBER');
    const results = await Promise.allSettled([
      remove(ada, bob),
      remove(ada, bob, domain.replica),
      remove(ada, bob),
    ]);
    expect(results.map(outcomeOf).sort()).toEqual(['MEMBER_NOT_FOUND', 'MEMBER_NOT_FOUND', 'done']);
    expect(results.find(({ status }) => status === 'fulfilled')).toMatchObject({
      value: { id: bob.memberId, name: bob.name, email: bob.email, role: 'MEMBER' },
    });
    const told = { where: { kind: 'REMOVED', subjectId: bob.memberId } } as const;
    expect(await domain.prisma.activity.findMany(told)).toMatchObject([
      {
        actorId: ada.memberId,
        createdAt: domain.now(),
        details: { name: bob.name, email: bob.email, role: 'MEMBER', cancelled: 0, kept: 0 },
      },
    ]);
  });

  test('leaves no Slack binding or request made at the same moment', async () => {
    for (let round = 0; round < 8; round += 1) {
      const acme = await addOrganization(domain);
      const bob = await addMember(domain, acme, 'MEMBER');
      const [binding, asking, going] = await Promise.allSettled([
        identifyActor(domain, profileOf(acme, bob)),
        requestInvitations(domain, bob, inviteForm(acme, ['ted@acme.com'])),
        remove(acme.administrator, bob, domain.replica),
      ]);
      expect([binding, going].map(outcomeOf)).toEqual(['done', 'done']);
      expect(['done', 'NOT_ALLOWED']).toContain(outcomeOf(asking));
      expect(await identitiesOf(bob)).toBe(0);
      const open = { requesterId: bob.memberId, state: 'PENDING' } as const;
      expect(await domain.prisma.invitationRequest.count({ where: open })).toBe(0);
    }
  });
});

test('a removal during a member’s first command leaves no Slack binding', async () => {
  const acme = await addOrganization(domain);
  const bob = await addMember(domain, acme, 'MEMBER');
  // The binding refers to the workspace, so it waits in its last step.
  const workspace = await holdWorkspace(domain, acme);
  const binding = identifyActor(domain, profileOf(acme, bob));
  await untilWaiting(domain, 1);
  const going = remove(acme.administrator, bob, domain.replica);
  await Promise.race([going, untilWaiting(domain, 2)]);
  await workspace.release();
  await Promise.all([binding, going]);
  expect(await identitiesOf(bob)).toBe(0);
});

test('an unknown member cannot be removed', async () => {
  const { administrator: ada } = await addOrganization(domain);
  await expect(remove(ada, { ...ada, memberId: randomUUID() })).rejects.toMatchObject({
    code: 'MEMBER_NOT_FOUND',
  });
});

describe('a removed member who is invited again', () => {
  test('is the same member again, with the new role, name and joining time', async () => {
    const acme = await addOrganization(domain);
    const { administrator: ada } = acme;
    const bob = await addMember(domain, acme, 'ADMINISTRATOR');
    await remove(ada, bob);
    domain.advanceClock({ hours: 24 });
    const { token } = await inviteOne(domain, acme, bob.email, { role: 'MEMBER' });
    await acceptInvitation(domain, { token, name: 'Robert Kahn' });
    expect(await rowOf(bob)).toEqual({
      id: bob.memberId,
      email: bob.email,
      name: 'Robert Kahn',
      role: 'MEMBER',
      joinedAt: domain.now(),
      removedAt: null,
      // Removed, and joined again.
      version: 3,
    });
    const find = async (words: string) =>
      (await listRoster(domain, ada, { filter: { words, show: 'members' }, limit: 9 })).entries;
    expect(await find('robert')).toMatchObject([{ id: bob.memberId, role: 'MEMBER' }]);
    expect(await find('bob')).toEqual([]);
  });

  test('is bound in Slack again at their next command, also with another Slack account', async () => {
    const acme = await addOrganization(domain);
    const bob = await addMember(domain, acme, 'MEMBER');
    await identifyActor(domain, profileOf(acme, bob));
    await remove(acme.administrator, bob);
    const { token } = await inviteOne(domain, acme, bob.email);
    await acceptInvitation(domain, { token, name: 'Bob' });
    expect(await findActor(domain, profileOf(acme, bob))).toBeUndefined();
    const asOther = { ...profileOf(acme, bob), userId: 'UOTHER' };
    expect(await identifyActor(domain, asOther)).toMatchObject({ memberId: bob.memberId });
  });

  test('does not get back withdrawn requests or cancelled invitations', async () => {
    const acme = await addOrganization(domain);
    const bob = await addMember(domain, acme, 'ADMINISTRATOR');
    await invite(domain, bob, inviteForm(acme, ['ted@acme.com']));
    await requestInvitations(domain, bob, inviteForm(acme, ['lee@acme.com']));
    await remove(acme.administrator, bob);
    const { token } = await inviteOne(domain, acme, bob.email);
    await acceptInvitation(domain, { token, name: 'Bob' });
    const { prisma } = domain;
    const mine = { inviterId: bob.memberId };
    expect(await prisma.invitation.findMany({ where: mine })).toMatchObject([{ state: 'CANCELLED' }]);
    const asked = { requesterId: bob.memberId };
    expect(await prisma.invitationRequest.findMany({ where: asked })).toMatchObject([{ state: 'WITHDRAWN' }]);
  });

  test('joins once, even if they accept several times at once, and can be removed again', async () => {
    const acme = await addOrganization(domain);
    const { administrator: ada } = acme;
    const bob = await addMember(domain, acme, 'MEMBER');
    for (let time = 1; time <= 2; time += 1) {
      await remove(ada, bob);
      const { id, token } = await inviteOne(domain, acme, bob.email);
      await Promise.all(
        [domain, domain.replica, domain, domain.replica].map((on) =>
          acceptInvitation(on, { token, name: 'Bob' }),
        ),
      );
      expect((await rowOf(bob)).removedAt).toBeNull();
      expect(await domain.prisma.activity.count({ where: { kind: 'JOINED', subjectId: id } })).toBe(1);
    }
    const { organizationId } = ada;
    expect(await domain.prisma.member.count({ where: { organizationId } })).toBe(2);
    expect(await domain.prisma.activity.count({ where: { organizationId, kind: 'REMOVED' } })).toBe(2);
  });
});
