import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DomainContext } from '../../../../src/domain/core/context.ts';
import { DomainError } from '../../../../src/domain/core/errors.ts';
import { closeAsUndeliverable } from '../../../../src/domain/invitations/delivery/emails-to-send.ts';
import { acceptInvitation, declineInvitation } from '../../../../src/domain/invitations/lifecycle/answer.ts';
import { findInvitationByLink } from '../../../../src/domain/invitations/lifecycle/find-by-link.ts';
import { invite } from '../../../../src/domain/invitations/lifecycle/invite.ts';
import {
  addOrganization,
  inviteForm,
  inviteOne,
  startTestDomain,
  type TestDomain,
} from '../../../support/domain.ts';
import { hold, untilWaiting } from '../../locks.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await startTestDomain();
});
afterAll(() => domain.close());

const times = <Result>(count: number, act: (n: number) => Result) =>
  Array.from({ length: count }, (_, n) => act(n));

const accept = (token: string, on: DomainContext = domain) => acceptInvitation(on, { token, name: 'Ted' });
const members = (organizationId: string) =>
  domain.prisma.member.findMany({ where: { organizationId, email: 'ted@acme.com' } });

/** The status in the error of a late answer. */
const tooLate = (result: PromiseSettledResult<unknown>) => {
  if (result.status === 'fulfilled') return 'in time';
  if (!(result.reason instanceof DomainError && result.reason.is('INVITATION_NOT_OPEN'))) throw result.reason;
  return result.reason.details.status;
};

describe('accepting', () => {
  test('creates a member with the address and role of the invitation, and the given name', async () => {
    const acme = await addOrganization(domain);
    const { token, id } = await inviteOne(domain, acme, 'ted@acme.com', { role: 'ADMINISTRATOR' });
    await acceptInvitation(domain, { token, name: '  Ted   Codd ' });
    const { organizationId } = acme.administrator;
    expect(await members(organizationId)).toMatchObject([{ name: 'Ted Codd', role: 'ADMINISTRATOR' }]);
    expect(await domain.prisma.activity.count({ where: { subjectId: id, kind: 'JOINED' } })).toBe(1);
    expect(await domain.countTasks('tell-inviter', id)).toBe(1);
  });

  test('20 times at once, on two replicas, creates one member and tells the inviter once', async () => {
    const acme = await addOrganization(domain);
    const { token, id } = await inviteOne(domain, acme, 'ted@acme.com');
    const answers = await Promise.all(times(20, (n) => accept(token, n % 2 ? domain : domain.replica)));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill('accepted'));
    expect(await members(acme.administrator.organizationId)).toHaveLength(1);
    expect(await domain.prisma.activity.count({ where: { subjectId: id, kind: 'JOINED' } })).toBe(1);
    expect(await domain.countTasks('tell-inviter', id)).toBe(1);
  });

  test('does not change the role or name of a current member', async () => {
    const acme = await addOrganization(domain);
    const { organizationId } = acme.administrator;
    const { token } = await inviteOne(domain, acme, 'ted@acme.com', { role: 'ADMINISTRATOR' });
    await domain.prisma.member.create({
      data: { organizationId, email: 'ted@acme.com', name: 'Edgar', role: 'MEMBER', joinedAt: domain.now() },
    });
    expect((await accept(token)).status).toBe('accepted');
    expect(await members(organizationId)).toMatchObject([{ name: 'Edgar', role: 'MEMBER' }]);
  });

  test('needs a valid name; without one the invitation stays open', async () => {
    const acme = await addOrganization(domain);
    const { token } = await inviteOne(domain, acme, 'ted@acme.com');
    await expect(acceptInvitation(domain, { token, name: ' ' })).rejects.toThrow('NAME_NOT_VALID');
    expect((await findInvitationByLink(domain, token)).status).toBe('open');
    expect(await members(acme.administrator.organizationId)).toEqual([]);
  });

  test('holds to the clock: up to the last millisecond, and not at the instant of expiry', async () => {
    const acme = await addOrganization(domain);
    const [ted, kim] = [
      await inviteOne(domain, acme, 'ted@acme.com'),
      await inviteOne(domain, acme, 'kim@acme.com'),
    ];
    domain.advanceClock({ hours: 7 * 24, milliseconds: -1 });
    expect((await accept(ted.token)).status).toBe('accepted');
    domain.advanceClock({ milliseconds: 1 });
    await expect(accept(kim.token)).rejects.toMatchObject({ details: { status: 'expired' } });
    await expect(declineInvitation(domain, kim)).rejects.toMatchObject({ details: { status: 'expired' } });
  });

  test('works with the newest link only', async () => {
    const acme = await addOrganization(domain);
    const { token, id } = await inviteOne(domain, acme, 'ted@acme.com');
    await domain.prisma.invitation.update({ where: { id }, data: { version: 2 } });
    await expect(accept(token)).rejects.toMatchObject({ details: { status: 'replaced' } });
    await expect(accept(domain.links.sign({ id, version: 3 }))).rejects.toMatchObject({
      code: 'INVITATION_NOT_OPEN',
    });
    expect((await accept(domain.links.sign({ id, version: 2 }))).status).toBe('accepted');
  });

  test('a signed link of an unknown invitation is not valid', async () => {
    const token = domain.links.sign({ id: randomUUID(), version: 1 });
    await expect(accept(token)).rejects.toThrow('LINK_NOT_VALID');
  });
});

describe('an answer is refused if the invitation changes at the same moment:', () => {
  test.for([
    ['ACCEPTED', 'CANCELLED', 1, 'cancelled'],
    ['DECLINED', 'CANCELLED', 1, 'cancelled'],
    ['ACCEPTED', 'PENDING', 2, 'replaced'],
    ['DECLINED', 'PENDING', 2, 'replaced'],
  ] as const)('%s while the state becomes %s, version %i', async ([answer, state, version, status]) => {
    const acme = await addOrganization(domain);
    const { token, id } = await inviteOne(domain, acme, 'ted@acme.com');
    const { release } = await hold(
      domain,
      (transaction) => transaction.$queryRaw`
        UPDATE invitations SET state = ${state}::invitation_state, version = ${version} WHERE id = ${id}::uuid
        RETURNING id`,
    );
    const answering = Promise.allSettled([
      answer === 'ACCEPTED' ? accept(token) : declineInvitation(domain, { token }),
    ]);
    await untilWaiting(domain, 1);
    await release();
    expect((await answering).map(tooLate)).toEqual([status]);
    expect(await members(acme.administrator.organizationId)).toEqual([]);
    expect(await domain.prisma.invitation.findUnique({ where: { id } })).toMatchObject({ state, version });
    expect(await domain.countTasks('tell-inviter', id)).toBe(0);
  });

  test('accepting while it expires', async () => {
    const acme = await addOrganization(domain);
    const { token, id } = await inviteOne(domain, acme, 'ted@acme.com');
    const { expiresAt } = await domain.prisma.invitation.findUniqueOrThrow({ where: { id } });
    // It is open when it is read, and expired when it is updated.
    const times = [new Date(expiresAt.getTime() - 1), expiresAt];
    const now = () => times.shift() ?? expiresAt;
    await expect(accept(token, { ...domain, now })).rejects.toMatchObject({ details: { status: 'expired' } });
    expect(await members(acme.administrator.organizationId)).toEqual([]);
  });
});

describe('of two concurrent changes one wins, the rows are consistent, and the other gets an error', () => {
  test('accepting and declining', async () => {
    const acme = await addOrganization(domain);
    const { organizationId } = acme.administrator;
    for (const email of times(10, (n) => `p${n}@acme.com`)) {
      const { token, id } = await inviteOne(domain, acme, email);
      const [accepting, declining] = await Promise.allSettled([
        accept(token),
        declineInvitation(domain.replica, { token }),
      ]);
      const joined = await domain.prisma.member.count({ where: { organizationId, email } });
      expect([tooLate(accepting), tooLate(declining)]).toEqual(
        joined ? ['in time', 'accepted'] : ['declined', 'in time'],
      );
      const { state } = await domain.prisma.invitation.findUniqueOrThrow({ where: { id } });
      expect(state).toBe(joined ? 'ACCEPTED' : 'DECLINED');
      expect(await domain.countTasks('tell-inviter', id)).toBe(1);
    }
  });

  test('accepting and closing as undeliverable', async () => {
    const acme = await addOrganization(domain);
    const { organizationId } = acme.administrator;
    for (const email of times(10, (n) => `p${n}@acme.com`)) {
      const { token, id } = await inviteOne(domain, acme, email);
      const [accepting] = await Promise.allSettled([
        accept(token),
        closeAsUndeliverable(domain.replica, { id, version: 1 }, 'refused'),
      ]);
      const joined = await domain.prisma.member.count({ where: { organizationId, email } });
      const { state } = await domain.prisma.invitation.findUniqueOrThrow({ where: { id } });
      expect([tooLate(accepting), state]).toEqual(
        joined ? ['in time', 'ACCEPTED'] : ['undeliverable', 'UNDELIVERABLE'],
      );
    }
  });

  test('accepting at the last moment and inviting again a moment later', async () => {
    const acme = await addOrganization(domain);
    const { organizationId } = acme.administrator;
    for (const email of times(20, (n) => `p${n}@acme.com`)) {
      const { token, id } = await inviteOne(domain, acme, email);
      const { expiresAt } = await domain.prisma.invitation.findUniqueOrThrow({ where: { id } });
      const at = (milliseconds: number) => () => new Date(expiresAt.getTime() + milliseconds);
      const [accepting] = await Promise.allSettled([
        accept(token, { ...domain, now: at(-1) }),
        invite({ ...domain, now: at(0) }, acme.administrator, inviteForm(acme, [email])),
      ]);
      const joined = await domain.prisma.member.count({ where: { organizationId, email } });
      const { state } = await domain.prisma.invitation.findUniqueOrThrow({ where: { id } });
      expect([tooLate(accepting), state]).toEqual(
        joined ? ['in time', 'ACCEPTED'] : ['replaced', 'REPLACED'],
      );
      const pending = await domain.prisma.invitation.count({
        where: { organizationId, email, state: 'PENDING' },
      });
      expect(pending).toBe(joined ? 0 : 1);
    }
  });
});

test('declining twice is the same as once, and accepting is refused afterwards', async () => {
  const acme = await addOrganization(domain);
  const { token, id } = await inviteOne(domain, acme, 'ted@acme.com');
  await Promise.all([declineInvitation(domain, { token }), declineInvitation(domain.replica, { token })]);
  await expect(accept(token)).rejects.toMatchObject({ details: { status: 'declined' } });
  expect(await members(acme.administrator.organizationId)).toEqual([]);
  expect(await domain.countTasks('tell-inviter', id)).toBe(1);
});
