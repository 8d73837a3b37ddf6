import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../../src/domain/core/actor.ts';
import type { DomainContext } from '../../../src/domain/core/context.ts';
import { identifyActor } from '../../../src/domain/identity/identify-actor.ts';
import type { InviteForm } from '../../../src/domain/invitations/lifecycle/invite-statement.ts';
import { decideRequest } from '../../../src/domain/requests/decide-request.ts';
import {
  findQuestion,
  findRequestsOf,
  listOpenRequests,
} from '../../../src/domain/requests/find-requests.ts';
import { MAX_OPEN_REQUESTS, requestInvitations } from '../../../src/domain/requests/request-invitations.ts';
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
import { hold, holdWorkspace, untilWaiting } from '../locks.ts';
import { changeRoleNow, removeNow } from '../members/with-current-version.ts';
import { takeSnapshot } from '../snapshot.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await startTestDomain();
});
afterAll(() => domain.close());

async function setUp() {
  const acme = await addOrganization(domain);
  const bob = await addMember(domain, acme, 'MEMBER');
  return { acme, ada: acme.administrator, bob };
}

const many = (count: number, name = 'p') => Array.from({ length: count }, (_, n) => `${name}${n}@acme.com`);
const ask = async (actor: Actor, form: InviteForm, on: DomainContext = domain) =>
  (await requestInvitations(on, actor, form)).map(({ outcome }) => outcome);
const rowsOf = ({ memberId }: Actor) =>
  domain.prisma.invitationRequest.findMany({ where: { requesterId: memberId }, orderBy: { email: 'asc' } });

/** Binds a member to a Slack user, as their first command does. */
const bind = ({ workspaceId }: TestOrganization, { name, email }: Actor, userId: string) =>
  identifyActor(domain, {
    workspaceId,
    workspaceName: '',
    userId,
    name,
    email,
    mayFoundOrganization: false,
    isOwner: false,
  });

describe('a requesting member', () => {
  test('makes a request for each address that can be invited, and gets an outcome for the others', async () => {
    const { acme, ada, bob } = await setUp();
    await inviteOne(domain, acme, 'open@acme.com');
    const kim = await addMember(domain, acme, 'MEMBER');
    await ask(kim, inviteForm(acme, ['asked@acme.com']));
    await domain.prisma.organization.update({
      where: { id: ada.organizationId },
      data: { allowedDomains: ['acme.com'] },
    });
    const addresses = ['new@acme.com', 'open@acme.com', 'ada@acme.com', 'asked@acme.com', 'a@other.com'];
    expect(await requestInvitations(domain, bob, inviteForm(acme, addresses))).toEqual([
      { address: 'new@acme.com', outcome: 'requested' },
      { address: 'open@acme.com', outcome: 'already-invited' },
      { address: 'ada@acme.com', outcome: 'already-member' },
      { address: 'asked@acme.com', outcome: 'already-requested' },
      { address: 'a@other.com', outcome: 'domain-not-allowed' },
    ]);
    expect((await rowsOf(bob)).map(({ email }) => email)).toEqual(['new@acme.com']);
  });

  test('may request a higher role than theirs; the entries are stored and recorded', async () => {
    const { acme, bob } = await setUp();
    const form = inviteForm(acme, ['ted@acme.com'], { role: 'ADMINISTRATOR', note: 'Knows it all' });
    await ask(bob, form);
    const [request] = await rowsOf(bob);
    expect(request).toMatchObject({
      state: 'PENDING',
      role: 'ADMINISTRATOR',
      note: 'Knows it all',
      channelId: 'CGENERAL',
      createdAt: domain.now(),
    });
    const told = { where: { kind: 'REQUESTED', subjectId: request?.id ?? '' } } as const;
    expect(await domain.prisma.activity.findMany(told)).toMatchObject([
      { actorId: bob.memberId, details: { email: 'ted@acme.com', role: 'ADMINISTRATOR' } },
    ]);
  });

  test('may request people who were removed, declined, or whose invitation or request is over', async () => {
    const { acme, ada, bob } = await setUp();
    const gone = await addMember(domain, acme, 'MEMBER');
    await removeNow(domain, ada, gone.memberId);
    await inviteOne(domain, acme, 'expired@acme.com');
    domain.advanceClock({ hours: 7 * 24 });
    await ask(bob, inviteForm(acme, ['turned-down@acme.com']));
    const [{ id: requestId } = { id: '' }] = await rowsOf(bob);
    await decideRequest(domain, ada, { requestId, state: 'DECLINED' });
    const form = inviteForm(acme, [gone.email, 'expired@acme.com', 'turned-down@acme.com']);
    expect(await ask(bob, form)).toEqual(['requested', 'requested', 'requested']);
  });

  test('makes one request with the same form, even at once, and gets the same outcome', async () => {
    const { acme, ada, bob } = await setUp();
    const form = inviteForm(acme, ['new@acme.com', 'newer@acme.com']);
    const answers = await Promise.all([ask(bob, form), ask(bob, form, domain.replica), ask(bob, form)]);
    expect(answers).toEqual(Array(3).fill(['requested', 'requested']));
    expect(await domain.countTasks('ask-administrator', ada.memberId)).toBe(1);
    const requests = await rowsOf(bob);
    expect(requests).toHaveLength(2);

    // Nor after it was decided.
    for (const { id } of requests) await decideRequest(domain, ada, { requestId: id, state: 'DECLINED' });
    const before = await takeSnapshot(domain, ada.organizationId);
    expect(await ask(bob, form)).toEqual(['requested', 'requested']);
    expect(await takeSnapshot(domain, ada.organizationId)).toEqual(before);
  });

  test('makes another request with other entries in the same form', async () => {
    const { acme, ada, bob } = await setUp();
    const form = inviteForm(acme, ['one@acme.com']);
    await ask(bob, form);
    const more = { ...form, addresses: ['one@acme.com', 'two@acme.com'] };
    expect(await ask(bob, more)).toEqual(['already-requested', 'requested']);
    expect(await domain.countTasks('ask-administrator', ada.memberId)).toBe(2);
  });
});

describe('an address', () => {
  test('has one request, even if several members request it at once', async () => {
    const { acme, bob } = await setUp();
    const kim = await addMember(domain, acme, 'MEMBER');
    const workspace = await holdWorkspace(domain, acme);
    const asking = Promise.all([
      ask(bob, inviteForm(acme, ['ted@acme.com'])),
      ask(kim, inviteForm(acme, ['ted@acme.com']), domain.replica),
    ]);
    await untilWaiting(domain, 2);
    await workspace.release();
    expect((await asking).flat().sort()).toEqual(['already-requested', 'requested']);
    expect([...(await rowsOf(bob)), ...(await rowsOf(kim))]).toHaveLength(1);
  });

  test('is locked in the same order by all, so that two requests never deadlock', async () => {
    const { acme, bob } = await setUp();
    const [kim, lee] = [await addMember(domain, acme, 'MEMBER'), await addMember(domain, acme, 'MEMBER')];
    await ask(lee, inviteForm(acme, ['earlier@acme.com']));
    // Someone else requests the address in the middle.
    const middle = await hold(
      domain,
      (transaction) => transaction.$queryRaw`
        INSERT INTO invitation_requests (organization_id, workspace_id, requester_id, submission_id, email, role, created_at)
        SELECT organization_id, workspace_id, requester_id, submission_id, 'b@acme.com', role, created_at
        FROM invitation_requests WHERE requester_id = ${lee.memberId}::uuid RETURNING id`,
    );
    const addresses = ['a@acme.com', 'b@acme.com', 'c@acme.com'];
    const bobs = ask(bob, inviteForm(acme, addresses));
    await untilWaiting(domain, 1);
    const kims = ask(kim, inviteForm(acme, addresses.toReversed()), domain.replica);
    await untilWaiting(domain, 2);
    await middle.release();
    expect(await bobs).toEqual(['requested', 'already-requested', 'requested']);
    expect(await kims).toEqual(Array(3).fill('already-requested'));
  });

  test('can be requested whatever another organization knows about it', async () => {
    const [here, there] = [await setUp(), await setUp()];
    await inviteOne(domain, there.acme, 'invited@acme.com');
    await ask(there.bob, inviteForm(there.acme, ['asked@acme.com']));
    const addresses = [there.bob.email, 'invited@acme.com', 'asked@acme.com'];
    expect(await ask(here.bob, inviteForm(here.acme, addresses))).toEqual(Array(3).fill('requested'));
  });
});

describe('the open requests of a member', () => {
  test('are limited exactly, however many forms come at once', async () => {
    const { acme, bob } = await setUp();
    await ask(bob, inviteForm(acme, many(MAX_OPEN_REQUESTS - 5)));
    const workspace = await holdWorkspace(domain, acme);
    const asking = Promise.allSettled([
      ask(bob, inviteForm(acme, many(5, 'one-'))),
      ask(bob, inviteForm(acme, many(5, 'other-')), domain.replica),
    ]);
    await untilWaiting(domain, 2);
    await workspace.release();
    expect((await asking).map(outcomeOf).sort()).toEqual(['REQUEST_LIMIT_REACHED', 'done']);
    expect(await rowsOf(bob)).toHaveLength(MAX_OPEN_REQUESTS);
  });

  test('over the limit are refused as a whole, with the number that is left', async () => {
    const { acme, ada, bob } = await setUp();
    await ask(bob, inviteForm(acme, many(MAX_OPEN_REQUESTS - 2)));
    const before = await takeSnapshot(domain, ada.organizationId);
    await expect(ask(bob, inviteForm(acme, many(3, 'more')))).rejects.toMatchObject({
      code: 'REQUEST_LIMIT_REACHED',
      details: { allowed: MAX_OPEN_REQUESTS, left: 2 },
    });
    expect(await takeSnapshot(domain, ada.organizationId)).toEqual(before);
    // Addresses that cannot be requested do not count.
    expect(await ask(bob, inviteForm(acme, [...many(5), ...many(2, 'more')]))).toHaveLength(7);
  });

  test('have room again once they are decided, and do not use up the limit of others', async () => {
    const { acme, ada, bob } = await setUp();
    await ask(bob, inviteForm(acme, many(MAX_OPEN_REQUESTS)));
    expect(await ask(await addMember(domain, acme, 'MEMBER'), inviteForm(acme, ['a@acme.com']))).toHaveLength(
      1,
    );
    await expect(ask(bob, inviteForm(acme, ['b@acme.com']))).rejects.toThrow('REQUEST_LIMIT_REACHED');
    const [{ id: requestId } = { id: '' }] = await rowsOf(bob);
    await decideRequest(domain, ada, { requestId, state: 'DECLINED' });
    expect(await ask(bob, inviteForm(acme, ['b@acme.com']))).toEqual(['requested']);
  });
});

describe('the Administrators', () => {
  test('with a Slack account are asked once for each form, and nobody else is', async () => {
    const { acme, ada, bob } = await setUp();
    const [kim, unknown] = [
      await addMember(domain, acme, 'ADMINISTRATOR'),
      await addMember(domain, acme, 'ADMINISTRATOR'),
    ];
    await bind(acme, kim, 'UKIM');
    await bind(acme, bob, 'UBOB');
    await ask(bob, inviteForm(acme, many(3)));
    const asked = (actor: Actor) => domain.countTasks('ask-administrator', actor.memberId);
    expect(await Promise.all([ada, kim, unknown, bob].map(asked))).toEqual([1, 1, 0, 0]);
  });

  test('without a Slack account are not asked, and the outcome is waiting', async () => {
    const { ada, acme, bob } = await setUp();
    await domain.prisma.slackIdentity.deleteMany({ where: { memberId: ada.memberId } });
    const form = inviteForm(acme, ['ted@acme.com']);
    expect([await ask(bob, form), await ask(bob, form)]).toEqual([['waiting'], ['waiting']]);
    expect(await listOpenRequests(domain, ada, 9)).toMatchObject([{ email: 'ted@acme.com' }]);
  });

  test('are asked while they may decide and a request is open', async () => {
    const { acme, ada, bob } = await setUp();
    const kim = await addMember(domain, acme, 'ADMINISTRATOR');
    await bind(acme, kim, 'UKIM');
    await ask(bob, inviteForm(acme, ['b@acme.com', 'a@acme.com']));
    const [first, second] = await rowsOf(bob);
    const { submissionId = '' } = first ?? {};
    const question = (actor: Actor) => findQuestion(domain, { ...actor, submissionId });
    expect(await question(kim)).toMatchObject({
      administrator: { userId: 'UKIM' },
      requests: [
        { email: 'a@acme.com', requesterName: 'Bob Kahn', state: 'PENDING' },
        { email: 'b@acme.com' },
      ],
    });
    await changeRoleNow(domain, ada, kim.memberId, 'MEMBER');
    expect(await question(kim)).toBeUndefined();
    for (const request of [first, second]) {
      expect(await question(ada)).toBeDefined();
      await decideRequest(domain, ada, { requestId: request?.id ?? '', state: 'DECLINED' });
    }
    expect(await question(ada)).toBeUndefined();
    expect(await findRequestsOf(domain, ada.organizationId, submissionId)).toHaveLength(2);
  });

  test('see the open requests of their organization, the oldest first', async () => {
    const { acme, ada, bob } = await setUp();
    const other = await setUp();
    await ask(other.bob, inviteForm(other.acme, ['elsewhere@acme.com']));
    for (const address of ['z@acme.com', 'y@acme.com', 'x@acme.com']) {
      await ask(bob, inviteForm(acme, [address]));
      domain.advanceClock({ milliseconds: 1 });
    }
    const [, , { id: requestId } = { id: '' }] = await rowsOf(bob);
    await decideRequest(domain, ada, { requestId, state: 'DECLINED' });
    const seen = await listOpenRequests(domain, ada, 10);
    expect(seen.map(({ email }) => email)).toEqual(['y@acme.com', 'x@acme.com']);
    expect(await listOpenRequests(domain, ada, 1)).toHaveLength(1);
  });
});
