import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../../src/domain/core/actor.ts';
import type { DomainContext } from '../../../src/domain/core/context.ts';
import { acceptInvitation } from '../../../src/domain/invitations/lifecycle/answer.ts';
import { invite } from '../../../src/domain/invitations/lifecycle/invite.ts';
import { decideRequest } from '../../../src/domain/requests/decide-request.ts';
import { findAnswer } from '../../../src/domain/requests/find-requests.ts';
import { requestInvitations } from '../../../src/domain/requests/request-invitations.ts';
import {
  addMember,
  addOrganization,
  inviteForm,
  inviteOne,
  outcomeOf,
  startTestDomain,
  type TestDomain,
} from '../../support/domain.ts';
import { hold, waits } from '../locks.ts';
import { removeNow } from '../members/with-current-version.ts';
import { takeSnapshot } from '../snapshot.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await startTestDomain();
});
afterAll(() => domain.close());

/** Ada, an Administrator, and Bob, who has requested an invitation for Ted. */
async function setUp(changes: Parameters<typeof inviteForm>[2] = {}) {
  const acme = await addOrganization(domain);
  const bob = await addMember(domain, acme, 'MEMBER');
  await requestInvitations(domain, bob, inviteForm(acme, ['ted@acme.com'], changes));
  const { id } = await domain.prisma.invitationRequest.findFirstOrThrow({
    where: { requesterId: bob.memberId },
  });
  return { acme, ada: acme.administrator, bob, id };
}

const approve = (actor: Actor, requestId: string, on: DomainContext = domain) =>
  decideRequest(on, actor, { requestId, state: 'APPROVED' });
const decline = (actor: Actor, requestId: string, on: DomainContext = domain) =>
  decideRequest(on, actor, { requestId, state: 'DECLINED' });
/** Reopens a request, as if inviting its address had skipped it because it was being decided. */
const keepOpen = (id: string) =>
  domain.prisma.invitationRequest.update({ where: { id }, data: { state: 'PENDING' } });
const rowOf = (id: string) => domain.prisma.invitationRequest.findUniqueOrThrow({ where: { id } });
const invitationsOf = ({ organizationId }: Actor) =>
  domain.prisma.invitation.findMany({ where: { organizationId } });
const toldOf = (subjectId: string) =>
  domain.prisma.activity.findMany({ where: { subjectId, kind: { not: 'REQUESTED' } } });

describe('approving', () => {
  test('invites as requested, in the name of the Administrator, and the requester is told', async () => {
    const { acme, bob, id } = await setUp({ role: 'ADMINISTRATOR', note: 'Hi' });
    const kim = await addMember(domain, acme, 'ADMINISTRATOR');
    expect(await approve(kim, id)).toEqual({ address: 'ted@acme.com', outcome: 'invited' });
    const [invitation, ...others] = await invitationsOf(kim);
    expect(others).toEqual([]);
    expect(invitation).toMatchObject({
      inviterId: kim.memberId,
      role: 'ADMINISTRATOR',
      note: 'Hi',
      noteWriter: bob.name,
    });
    expect(await rowOf(id)).toMatchObject({
      state: 'APPROVED',
      deciderId: kim.memberId,
      decidedAt: domain.now(),
    });
    expect(await toldOf(id)).toMatchObject([{ kind: 'REQUEST_APPROVED', actorId: kim.memberId }]);
    expect(await domain.countTasks('send-invitation', invitation?.id ?? '')).toBe(1);
    expect(await domain.countTasks('tell-requester', id)).toBe(1);
    // The announcement goes to the channel of the request.
    const submission = { where: { organizationId: bob.organizationId } };
    expect(await domain.prisma.submission.findMany(submission)).toMatchObject([{ channelId: 'CGENERAL' }]);
  });

  test('resolves with already-invited if the address was invited since, and does not invite again', async () => {
    const { acme, ada, id } = await setUp();
    await inviteOne(domain, acme, 'ted@acme.com');
    await keepOpen(id);
    expect(await approve(ada, id)).toEqual({ address: 'ted@acme.com', outcome: 'already-invited' });
    expect(await invitationsOf(ada)).toHaveLength(1);
    expect(await rowOf(id)).toMatchObject({ state: 'APPROVED' });
  });

  test('resolves with already-member if the address joined since', async () => {
    const { acme, ada, id } = await setUp();
    const { token } = await inviteOne(domain, acme, 'ted@acme.com');
    await acceptInvitation(domain, { token, name: 'Ted' });
    await keepOpen(id);
    expect(await approve(ada, id)).toEqual({ address: 'ted@acme.com', outcome: 'already-member' });
    expect(await invitationsOf(ada)).toHaveLength(1);
  });

  test('leaves the request open and changes nothing if the email domain is no longer allowed', async () => {
    const { ada, id } = await setUp();
    const allow = (allowedDomains: string[]) =>
      domain.prisma.organization.update({ where: { id: ada.organizationId }, data: { allowedDomains } });
    await allow(['other.com']);
    const before = await takeSnapshot(domain, ada.organizationId);
    await expect(approve(ada, id)).rejects.toMatchObject({
      code: 'DOMAIN_NOT_ALLOWED',
      details: { address: 'ted@acme.com' },
    });
    expect(await takeSnapshot(domain, ada.organizationId)).toEqual(before);
    await allow(['other.com', 'acme.com']);
    expect(await approve(ada, id)).toMatchObject({ outcome: 'invited' });
  });

  test('also happens by inviting the address: the requester is told, and the request is closed', async () => {
    const { acme, ada, id } = await setUp({ role: 'MEMBER' });
    await invite(domain, ada, inviteForm(acme, ['ted@acme.com', 'lee@acme.com'], { role: 'ADMINISTRATOR' }));
    expect(await rowOf(id)).toMatchObject({
      state: 'APPROVED',
      // With the role of the invitation.
      role: 'ADMINISTRATOR',
      deciderId: ada.memberId,
    });
    expect(await toldOf(id)).toMatchObject([{ kind: 'REQUEST_APPROVED', actorId: ada.memberId }]);
    expect(await domain.countTasks('tell-requester', id)).toBe(1);
    await expect(approve(ada, id)).rejects.toMatchObject({ code: 'REQUEST_NOT_OPEN' });
  });

  test('does not happen by inviting the address in another organization', async () => {
    const { id } = await setUp();
    await inviteOne(domain, await addOrganization(domain, 'Globex'), 'ted@acme.com');
    expect(await rowOf(id)).toMatchObject({ state: 'PENDING', deciderId: null });
  });

  test('does not happen by inviting if the request is being decided: inviting does not wait for that', async () => {
    const { acme, ada, id } = await setUp();
    const request = await hold(
      domain,
      (transaction) =>
        transaction.$queryRaw`SELECT id FROM invitation_requests WHERE id = ${id}::uuid FOR UPDATE`,
    );
    const inviting = invite(domain, ada, inviteForm(acme, ['ted@acme.com']));
    const invitingWaits = await waits(domain, inviting, 1);
    await request.release();
    expect([await inviting, invitingWaits]).toMatchObject([[{ outcome: 'invited' }], false]);
    expect(await rowOf(id)).toMatchObject({ state: 'PENDING' });
  });

  test('invites again if an earlier invitation has expired', async () => {
    const { acme, ada, id } = await setUp();
    await inviteOne(domain, acme, 'ted@acme.com');
    domain.advanceClock({ hours: 7 * 24 });
    await keepOpen(id);
    expect(await approve(ada, id)).toEqual({ address: 'ted@acme.com', outcome: 'invited' });
  });

  test.for([
    ['ORGANIZATION', { organizationLimit: 1 }],
    ['INVITER', { inviterLimit: 1 }],
  ] as const)(
    'over the limit of the %s leaves the request open and changes nothing',
    async ([scope, limit]) => {
      const { acme, ada, id } = await setUp();
      await domain.prisma.organization.update({ where: { id: ada.organizationId }, data: limit });
      await inviteOne(domain, acme, 'first@acme.com');
      const before = await takeSnapshot(domain, ada.organizationId);
      await expect(approve(ada, id)).rejects.toMatchObject({
        code: 'SENDING_LIMIT_REACHED',
        details: { scope, allowed: 1, left: 0 },
      });
      expect(await takeSnapshot(domain, ada.organizationId)).toEqual(before);
      domain.advanceClock({ hours: 24 });
      expect(await approve(ada, id)).toMatchObject({ outcome: 'invited' });
    },
  );
});

test('declining invites nobody, is recorded, and the requester is told', async () => {
  const { acme, ada, id } = await setUp();
  expect(await decline(ada, id)).toBeUndefined();
  expect(await invitationsOf(ada)).toEqual([]);
  expect(await toldOf(id)).toMatchObject([{ kind: 'REQUEST_DECLINED', actorId: ada.memberId }]);
  expect(await domain.countTasks('tell-requester', id)).toBe(1);
  expect(await findAnswer(domain, id)).toBeUndefined();
  const kim = await addMember(domain, acme, 'ADMINISTRATOR');
  for (const act of [approve, decline]) {
    await expect(act(kim, id)).rejects.toMatchObject({
      code: 'REQUEST_NOT_OPEN',
      details: { state: 'DECLINED', deciderName: ada.name },
    });
  }
});

test('a request of a removed member is withdrawn, and an unknown request is not found', async () => {
  const { ada, bob, id } = await setUp();
  await removeNow(domain, ada, bob.memberId);
  await expect(approve(ada, id)).rejects.toMatchObject({
    code: 'REQUEST_NOT_OPEN',
    details: { state: 'WITHDRAWN' },
  });
  expect(await invitationsOf(ada)).toEqual([]);
  await expect(approve(ada, randomUUID())).rejects.toMatchObject({ code: 'REQUEST_NOT_FOUND' });
});

describe('concurrently', () => {
  test('one of 20 decisions of two Administrators on two replicas wins, and the errors name who decided', async () => {
    const { acme, ada, id } = await setUp();
    const kim = await addMember(domain, acme, 'ADMINISTRATOR');
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) =>
        decideRequest(n % 2 ? domain : domain.replica, n % 4 < 2 ? ada : kim, {
          requestId: id,
          state: n % 5 === 0 ? 'DECLINED' : 'APPROVED',
        }),
      ),
    );
    expect(results.map(outcomeOf).sort()).toEqual([...Array(19).fill('REQUEST_NOT_OPEN'), 'done']);
    const { state, deciderId } = await rowOf(id);
    const deciderName = deciderId === ada.memberId ? ada.name : kim.name;
    for (const result of results) {
      if (result.status === 'rejected')
        expect(result.reason).toMatchObject({ details: { state, deciderName } });
    }
    expect((await invitationsOf(ada)).map(({ inviterId }) => inviterId)).toEqual(
      state === 'APPROVED' ? [deciderId] : [],
    );
    expect(await toldOf(id)).toMatchObject([{ kind: `REQUEST_${state}`, actorId: deciderId }]);
    expect(await domain.countTasks('tell-requester', id)).toBe(1);
  });

  test('approving and inviting the address make one invitation, and both get a true outcome', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { acme, ada, id } = await setUp();
      const results = await Promise.allSettled([
        approve(ada, id),
        invite(domain.replica, ada, inviteForm(acme, ['ted@acme.com'])),
      ]);
      expect([
        // Approving won, or found the address invited, or inviting approved the request.
        ['done', 'done'],
        ['REQUEST_NOT_OPEN', 'done'],
      ]).toContainEqual(results.map(outcomeOf));
      expect(await invitationsOf(ada)).toHaveLength(1);
      expect(await rowOf(id)).toMatchObject({ state: 'APPROVED' });
      expect(await domain.countTasks('tell-requester', id)).toBe(1);
    }
  });

  test('approving and removing the requester: the request is approved or withdrawn, and the rows are consistent', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { ada, bob, id } = await setUp();
      const results = await Promise.allSettled([
        approve(ada, id),
        removeNow(domain.replica, ada, bob.memberId),
      ]);
      const [approving, going] = results.map(outcomeOf);
      expect(going).toBe('done');
      const { state } = await rowOf(id);
      expect([approving, state]).toEqual(
        state === 'APPROVED' ? ['done', 'APPROVED'] : ['REQUEST_NOT_OPEN', 'WITHDRAWN'],
      );
      expect(await invitationsOf(ada)).toHaveLength(state === 'APPROVED' ? 1 : 0);
    }
  });
});
