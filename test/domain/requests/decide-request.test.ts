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

/** Ada, an Administrator, and Bob, who has asked for Ted. */
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
/** Inviting its address left it open, as it does with a request that is being answered at that moment. */
const keepOpen = (id: string) =>
  domain.prisma.invitationRequest.update({ where: { id }, data: { state: 'PENDING' } });
const rowOf = (id: string) => domain.prisma.invitationRequest.findUniqueOrThrow({ where: { id } });
const invitationsOf = ({ organizationId }: Actor) =>
  domain.prisma.invitation.findMany({ where: { organizationId } });
const toldOf = (subjectId: string) =>
  domain.prisma.activity.findMany({ where: { subjectId, kind: { not: 'REQUESTED' } } });

describe('approving', () => {
  test('invites, in the name of whoever approves, as it was asked for; whoever asked is told', async () => {
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
    // And announced where whoever asked did so.
    const submission = { where: { organizationId: bob.organizationId } };
    expect(await domain.prisma.submission.findMany(submission)).toMatchObject([{ channelId: 'CGENERAL' }]);
  });

  test('says that the address was invited meanwhile, and invites it no second time', async () => {
    const { acme, ada, id } = await setUp();
    await inviteOne(domain, acme, 'ted@acme.com');
    await keepOpen(id);
    expect(await approve(ada, id)).toEqual({ address: 'ted@acme.com', outcome: 'already-invited' });
    expect(await invitationsOf(ada)).toHaveLength(1);
    expect(await rowOf(id)).toMatchObject({ state: 'APPROVED' });
  });

  test('says that the address has joined meanwhile', async () => {
    const { acme, ada, id } = await setUp();
    const { token } = await inviteOne(domain, acme, 'ted@acme.com');
    await acceptInvitation(domain, { token, name: 'Ted' });
    await keepOpen(id);
    expect(await approve(ada, id)).toEqual({ address: 'ted@acme.com', outcome: 'already-member' });
    expect(await invitationsOf(ada)).toHaveLength(1);
  });

  test('of an address whose domain is not allowed any more leaves the request open, and nothing else', async () => {
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

  test('is what inviting the address does: whoever asked is told, and nothing waits any more', async () => {
    const { acme, ada, id } = await setUp({ role: 'MEMBER' });
    await invite(domain, ada, inviteForm(acme, ['ted@acme.com', 'lee@acme.com'], { role: 'ADMINISTRATOR' }));
    expect(await rowOf(id)).toMatchObject({
      state: 'APPROVED',
      // As they were invited.
      role: 'ADMINISTRATOR',
      deciderId: ada.memberId,
    });
    expect(await toldOf(id)).toMatchObject([{ kind: 'REQUEST_APPROVED', actorId: ada.memberId }]);
    expect(await domain.countTasks('tell-requester', id)).toBe(1);
    await expect(approve(ada, id)).rejects.toMatchObject({ code: 'REQUEST_NOT_OPEN' });
  });

  test('is not what inviting the address in another organization does', async () => {
    const { id } = await setUp();
    await inviteOne(domain, await addOrganization(domain, 'Globex'), 'ted@acme.com');
    expect(await rowOf(id)).toMatchObject({ state: 'PENDING', deciderId: null });
  });

  test('is left to whoever answers the request at that moment: inviting does not wait for them', async () => {
    const { acme, ada, id } = await setUp();
    const request = await hold(
      domain,
      (transaction) =>
        transaction.$queryRaw`SELECT id FROM invitation_requests WHERE id = ${id}::uuid FOR UPDATE`,
    );
    const inviting = invite(domain, ada, inviteForm(acme, ['ted@acme.com']));
    const invitingWaits = await waits(domain, inviting, 1);
    await request.letGo();
    expect([await inviting, invitingWaits]).toMatchObject([[{ outcome: 'invited' }], false]);
    expect(await rowOf(id)).toMatchObject({ state: 'PENDING' });
  });

  test('invites anew where an invitation of before has expired', async () => {
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
    'over the limit of the %s leaves the request open, and nothing else',
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

test('declining invites nobody, is told, and to whoever asked too', async () => {
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

test('what was asked for by someone who is gone is withdrawn; what does not exist is not found', async () => {
  const { ada, bob, id } = await setUp();
  await removeNow(domain, ada, bob.memberId);
  await expect(approve(ada, id)).rejects.toMatchObject({
    code: 'REQUEST_NOT_OPEN',
    details: { state: 'WITHDRAWN' },
  });
  expect(await invitationsOf(ada)).toEqual([]);
  await expect(approve(ada, randomUUID())).rejects.toMatchObject({ code: 'REQUEST_NOT_FOUND' });
});

describe('at the same moment', () => {
  test('20 answers of two Administrators, on two replicas: one counts, and the others are told whose', async () => {
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

  test('as inviting the address: one invitation, and both are told what became of it', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { acme, ada, id } = await setUp();
      const results = await Promise.allSettled([
        approve(ada, id),
        invite(domain.replica, ada, inviteForm(acme, ['ted@acme.com'])),
      ]);
      expect([
        // Approving came first, or found the address invited, or inviting answered the request too.
        ['done', 'done'],
        ['REQUEST_NOT_OPEN', 'done'],
      ]).toContainEqual(results.map(outcomeOf));
      expect(await invitationsOf(ada)).toHaveLength(1);
      expect(await rowOf(id)).toMatchObject({ state: 'APPROVED' });
      expect(await domain.countTasks('tell-requester', id)).toBe(1);
    }
  });

  test('as whoever asked is removed: approved or withdrawn, and the rows agree', async () => {
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
