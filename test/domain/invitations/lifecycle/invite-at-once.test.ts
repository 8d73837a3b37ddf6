import { afterAll, beforeAll, expect, test } from 'vitest';
import { invite, submissionIdOf } from '../../../../src/domain/invitations/lifecycle/invite.ts';
import {
  addOrganization,
  inviteForm,
  inviteOne,
  startTestDomain,
  type TestDomain,
} from '../../../support/domain.ts';
import { hold, holdWorkspace, untilWaiting } from '../../locks.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await startTestDomain();
});
afterAll(() => domain.close());

const times = <Result>(count: number, act: (n: number) => Result) =>
  Array.from({ length: count }, (_, n) => act(n));

test('30 concurrent invitations of one address make one row and one email, and each caller gets a true answer', async () => {
  const acme = await addOrganization(domain);
  const { organizationId } = acme.administrator;
  const answers = await Promise.all(
    times(30, (n) =>
      invite(n % 2 ? domain : domain.replica, acme.administrator, inviteForm(acme, ['ted@acme.com'])),
    ),
  );
  const outcomes = answers.flatMap((answer) => answer.map(({ outcome }) => outcome)).sort();
  expect(outcomes).toEqual([...Array(29).fill('already-invited'), 'invited']);
  const [invitation, ...others] = await domain.prisma.invitation.findMany({ where: { organizationId } });
  expect(others).toEqual([]);
  expect(await domain.countTasks('send-invitation', invitation?.id ?? '')).toBe(1);
  expect(await domain.countTasks('announce-submission', organizationId)).toBe(1);
  expect(await domain.prisma.activity.count({ where: { organizationId, kind: 'INVITED' } })).toBe(1);
});

test('30 concurrent invitations of an address with an expired invitation make one new row', async () => {
  const acme = await addOrganization(domain);
  const { organizationId } = acme.administrator;
  await inviteOne(domain, acme, 'ted@acme.com');
  domain.advanceClock({ hours: 7 * 24 });
  const answers = await Promise.all(
    times(30, () => invite(domain, acme.administrator, inviteForm(acme, ['ted@acme.com']))),
  );
  expect(answers.flat().filter(({ outcome }) => outcome === 'invited')).toHaveLength(1);
  const states = await domain.prisma.invitation.findMany({
    where: { organizationId },
    select: { state: true },
    orderBy: { createdAt: 'asc' },
  });
  expect(states).toEqual([{ state: 'REPLACED' }, { state: 'PENDING' }]);
});

test('20 concurrent forms of the same 20 addresses, in different orders, invite each address once', async () => {
  const acme = await addOrganization(domain);
  const addresses = times(20, (n) => `p${n}@acme.com`);
  const answers = await Promise.all(
    times(20, (n) =>
      invite(
        n % 2 ? domain : domain.replica,
        acme.administrator,
        inviteForm(acme, [...addresses.slice(n), ...addresses.slice(0, n)]),
      ),
    ),
  );
  const invited = answers.flat().filter(({ outcome }) => outcome === 'invited');
  expect(invited.map(({ address }) => address).sort()).toEqual([...addresses].sort());
});

test('all forms lock addresses in the same order, so that two forms never deadlock', async () => {
  const acme = await addOrganization(domain);
  const { organizationId } = acme.administrator;
  const { id } = await inviteOne(domain, acme, 'earlier@acme.com');
  // Someone else invites the address in the middle.
  const middle = await hold(
    domain,
    (transaction) => transaction.$queryRaw`
      INSERT INTO invitations (organization_id, email, role, inviter_id, submission_id, created_at, expires_at)
      SELECT organization_id, 'b@acme.com', role, inviter_id, submission_id, created_at, expires_at
      FROM invitations WHERE id = ${id}::uuid RETURNING id`,
  );
  const addresses = ['a@acme.com', 'b@acme.com', 'c@acme.com'];
  const one = invite(domain, acme.administrator, inviteForm(acme, addresses));
  await untilWaiting(domain, 1);
  const other = invite(domain.replica, acme.administrator, inviteForm(acme, addresses.toReversed()));
  await untilWaiting(domain, 2);
  await middle.release();
  expect((await one).map(({ outcome }) => outcome)).toEqual(['invited', 'already-invited', 'invited']);
  expect((await other).map(({ outcome }) => outcome)).toEqual(Array(3).fill('already-invited'));
  expect(await domain.prisma.invitation.count({ where: { organizationId } })).toBe(4);
});

test('one form submitted 10 times at once, to two replicas, gets one answer', async () => {
  const acme = await addOrganization(domain);
  const form = inviteForm(acme, ['ted@acme.com', 'kim@acme.com', 'ada@acme.com']);
  const answers = await Promise.all(
    times(10, (n) => invite(n % 2 ? domain : domain.replica, acme.administrator, form)),
  );
  for (const answer of answers) {
    expect(answer.map(({ outcome }) => outcome)).toEqual(['invited', 'invited', 'already-member']);
  }
  expect(await domain.countTasks('announce-submission', form.viewId)).toBe(1);
});

test('a form that is submitted again while it is processed waits for the first answer', async () => {
  const acme = await addOrganization(domain);
  const form = inviteForm(acme, ['ted@acme.com', 'ada@acme.com']);
  const workspace = await holdWorkspace(domain, acme);
  const twins = Promise.all([
    invite(domain, acme.administrator, form),
    invite(domain.replica, acme.administrator, form),
  ]);
  await untilWaiting(domain, 2);
  await workspace.release();
  for (const answer of await twins) {
    expect(answer.map(({ outcome }) => outcome)).toEqual(['invited', 'already-member']);
  }
});

test('a form that loses the race against itself writes nothing, and gets the first answer', async () => {
  const acme = await addOrganization(domain);
  const { organizationId, memberId } = acme.administrator;
  const form = inviteForm(acme, ['ted@acme.com']);
  const first = [{ address: 'ted@acme.com', outcome: 'already-member' }];
  // Holds the row of the answer only, so that nothing else waits.
  const twin = await hold(
    domain,
    (transaction) => transaction.$queryRaw`
      INSERT INTO submissions (organization_id, id, workspace_id, inviter_id, role, outcomes, created_at)
      VALUES (${organizationId}::uuid, ${submissionIdOf(form)}, ${acme.workspaceId}, ${memberId}::uuid, 'MEMBER',
              ${JSON.stringify(first)}::jsonb, ${domain.now()})
      RETURNING id`,
  );
  const inviting = invite(domain, acme.administrator, form);
  await untilWaiting(domain, 1);
  await twin.release();
  expect(await inviting).toEqual(first);
  expect(await domain.prisma.invitation.count({ where: { organizationId } })).toBe(0);
});

test('inviting someone who accepts at the same moment does not invite a member', async () => {
  const acme = await addOrganization(domain);
  const { organizationId } = acme.administrator;
  const { id } = await inviteOne(domain, acme, 'ted@acme.com');

  const outcomes = await domain.prisma.$transaction(async (accepting) => {
    await accepting.invitation.update({ where: { id }, data: { state: 'ACCEPTED' } });
    await accepting.member.create({
      data: { organizationId, email: 'ted@acme.com', name: 'Ted', role: 'MEMBER', joinedAt: domain.now() },
    });
    return invite(domain.replica, acme.administrator, inviteForm(acme, ['ted@acme.com']));
  });

  expect(outcomes).toEqual([{ address: 'ted@acme.com', outcome: 'already-invited' }]);
  expect(await domain.prisma.invitation.count({ where: { organizationId, state: 'PENDING' } })).toBe(0);
});
