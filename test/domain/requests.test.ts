import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { identifyActor } from '../../src/domain/members/identify-actor.ts';
import { removeMember } from '../../src/domain/members/remove-member.ts';
import { decideRequest } from '../../src/domain/requests/decide-request.ts';
import { findRequestsOf } from '../../src/domain/requests/find-requests.ts';
import { MAX_OPEN_REQUESTS, requestInvitations } from '../../src/domain/requests/request-invitations.ts';
import { addMember, found, inviteForm, inviteOne, startTestDomain, type TestDomain } from './test-domain.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await startTestDomain();
});
afterAll(() => domain.close());

async function setUp() {
  const acme = await found(domain);
  const bob = await addMember(domain, acme, 'MEMBER');
  return { acme, ada: acme.administrator, bob };
}

const requestOf = (requesterId: string, email: string) =>
  domain.prisma.invitationRequest.findFirstOrThrow({ where: { requesterId, email } });

describe('a member who asks', () => {
  test('asks for each address that can be invited, and hears of each of the others', async () => {
    const { acme, bob } = await setUp();
    await inviteOne(domain, acme, 'open@acme.com');
    const kim = await addMember(domain, acme, 'MEMBER');
    await requestInvitations(domain, kim, inviteForm(acme, ['asked@acme.com']));
    const addresses = ['new@acme.com', 'open@acme.com', 'ada@acme.com', 'asked@acme.com'];
    expect(await requestInvitations(domain, bob, inviteForm(acme, addresses))).toEqual([
      { address: 'new@acme.com', outcome: 'requested' },
      { address: 'open@acme.com', outcome: 'already-invited' },
      { address: 'ada@acme.com', outcome: 'already-member' },
      { address: 'asked@acme.com', outcome: 'already-requested' },
    ]);
  });

  test('with the same form twice, even at once, asks once and gets the same answer', async () => {
    const { acme, ada, bob } = await setUp();
    const identity = { workspaceId: acme.workspaceId, userId: 'UADA' };
    await identifyActor(domain, {
      ...identity,
      name: 'Ada',
      email: ada.email,
      mayFound: false,
      workspaceName: '',
    });
    const form = inviteForm(acme, ['new@acme.com']);
    const answers = await Promise.all([
      requestInvitations(domain, bob, form),
      requestInvitations(domain.replica, bob, form),
    ]);
    answers.push(await requestInvitations(domain, bob, form));
    expect(answers).toEqual(Array(3).fill([{ address: 'new@acme.com', outcome: 'requested' }]));
    expect(await domain.countJobs('ask-administrator', ada.memberId)).toBe(1);
    expect(await domain.prisma.activity.count({ where: { actorId: bob.memberId, kind: 'REQUESTED' } })).toBe(
      1,
    );
  });

  test('has a number of open requests at most, however many forms come at once', async () => {
    const { acme, bob } = await setUp();
    const results = await Promise.allSettled(
      Array.from({ length: 6 }, (_, form) =>
        requestInvitations(
          form % 2 === 0 ? domain : domain.replica,
          bob,
          inviteForm(
            acme,
            Array.from({ length: 5 }, (_, n) => `p${form}-${n}@acme.com`),
          ),
        ),
      ),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(4);
    const open = await domain.prisma.invitationRequest.count({ where: { requesterId: bob.memberId } });
    expect(open).toBe(MAX_OPEN_REQUESTS);
    await expect(requestInvitations(domain, bob, inviteForm(acme, ['one@acme.com']))).rejects.toMatchObject({
      code: 'REQUEST_LIMIT_REACHED',
      details: { allowed: MAX_OPEN_REQUESTS, left: 0 },
    });
  });
});

describe('a request', () => {
  test('becomes one invitation, of whoever approves it, however often that is done at once', async () => {
    const { acme, ada, bob } = await setUp();
    const kim = await addMember(domain, acme, 'ADMINISTRATOR');
    await requestInvitations(
      domain,
      bob,
      inviteForm(acme, ['ted@acme.com'], { role: 'ADMINISTRATOR', note: 'Hi' }),
    );
    const { id } = await requestOf(bob.memberId, 'ted@acme.com');
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) =>
        decideRequest(n % 2 === 0 ? domain : domain.replica, n % 2 === 0 ? ada : kim, {
          requestId: id,
          state: n === 0 ? 'DECLINED' : 'APPROVED',
        }),
      ),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const request = await requestOf(bob.memberId, 'ted@acme.com');
    const invitations = await domain.prisma.invitation.findMany({
      where: { organizationId: ada.organizationId, email: 'ted@acme.com' },
    });
    const expected =
      request.state === 'APPROVED'
        ? [expect.objectContaining({ inviterId: request.deciderId, role: 'ADMINISTRATOR', note: 'Hi' })]
        : [];
    expect(invitations).toEqual(expected);
    expect(await domain.countJobs('tell-requester', id)).toBe(1);
  });

  test('says who answered it, to whoever comes too late', async () => {
    const { acme, ada, bob } = await setUp();
    const form = inviteForm(acme, ['ted@acme.com']);
    await requestInvitations(domain, bob, form);
    const { id, submissionId } = await requestOf(bob.memberId, 'ted@acme.com');
    await decideRequest(domain, ada, { requestId: id, state: 'DECLINED' });
    await expect(decideRequest(domain, ada, { requestId: id, state: 'APPROVED' })).rejects.toMatchObject({
      code: 'REQUEST_NOT_OPEN',
      details: { state: 'DECLINED', deciderName: 'Ada Lovelace' },
    });
    expect(await findRequestsOf(domain, ada.organizationId, submissionId)).toMatchObject([
      { email: 'ted@acme.com', state: 'DECLINED', deciderName: 'Ada Lovelace', requesterName: 'Bob Kahn' },
    ]);
  });

  test('whose address was invited meanwhile is approved, and says so', async () => {
    const { acme, ada, bob } = await setUp();
    await requestInvitations(domain, bob, inviteForm(acme, ['ted@acme.com']));
    await inviteOne(domain, acme, 'ted@acme.com');
    const { id } = await requestOf(bob.memberId, 'ted@acme.com');
    expect(await decideRequest(domain, ada, { requestId: id, state: 'APPROVED' })).toEqual({
      address: 'ted@acme.com',
      outcome: 'already-invited',
    });
  });

  test('stays open where a limit on sending is reached', async () => {
    const { acme, ada, bob } = await setUp();
    await domain.prisma.organization.update({ where: { id: ada.organizationId }, data: { inviterLimit: 1 } });
    await inviteOne(domain, acme, 'first@acme.com');
    await requestInvitations(domain, bob, inviteForm(acme, ['ted@acme.com']));
    const { id } = await requestOf(bob.memberId, 'ted@acme.com');
    await expect(decideRequest(domain, ada, { requestId: id, state: 'APPROVED' })).rejects.toMatchObject({
      code: 'SENDING_LIMIT_REACHED',
      details: { scope: 'INVITER', allowed: 1 },
    });
    expect((await requestOf(bob.memberId, 'ted@acme.com')).state).toBe('PENDING');
  });

  test('is withdrawn with whoever asked', async () => {
    const { acme, ada, bob } = await setUp();
    await requestInvitations(domain, bob, inviteForm(acme, ['ted@acme.com']));
    const { id } = await requestOf(bob.memberId, 'ted@acme.com');
    await removeMember(domain, ada, { memberId: bob.memberId, openInvitations: 'cancel' });
    await expect(decideRequest(domain, ada, { requestId: id, state: 'APPROVED' })).rejects.toMatchObject({
      details: { state: 'WITHDRAWN' },
    });
    expect(await domain.prisma.invitation.count({ where: { organizationId: ada.organizationId } })).toBe(0);
  });
});
