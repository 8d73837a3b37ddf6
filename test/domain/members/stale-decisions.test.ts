import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../../src/domain/core/actor.ts';
import type { DomainContext } from '../../../src/domain/core/context.ts';
import { acceptInvitation } from '../../../src/domain/invitations/lifecycle/answer.ts';
import { cancelInvitation } from '../../../src/domain/invitations/lifecycle/cancel.ts';
import { extendInvitations } from '../../../src/domain/invitations/lifecycle/extend.ts';
import { invite } from '../../../src/domain/invitations/lifecycle/invite.ts';
import { findPendingInvitation } from '../../../src/domain/invitations/lifecycle/pending-invitation.ts';
import { resendInvitation } from '../../../src/domain/invitations/lifecycle/resend.ts';
import { changeRole } from '../../../src/domain/members/change-role.ts';
import { findMemberToChange } from '../../../src/domain/members/find-member-to-change.ts';
import { removeMember } from '../../../src/domain/members/remove-member.ts';
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
import { holdOrganization, untilWaiting } from '../locks.ts';
import { takeSnapshot } from '../snapshot.ts';
import { changeRoleNow, removeNow } from './with-current-version.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await startTestDomain();
});
afterAll(() => domain.close());

/** Bob, and decisions by what Ada, the Administrator, sees of him now. */
async function setUp(role: 'ADMINISTRATOR' | 'MEMBER') {
  const acme = await addOrganization(domain);
  const { administrator: ada } = acme;
  const bob = await addMember(domain, acme, role);
  const seen = await findMemberToChange(domain, ada, bob.memberId);
  const late = {
    promotion: (on: DomainContext = domain) =>
      changeRole(on, ada, {
        memberId: bob.memberId,
        role: 'ADMINISTRATOR',
        seen,
        openInvitations: 'cancel',
      }),
    demotion: (openInvitations: 'cancel' | 'keep' = 'cancel') =>
      changeRole(domain, ada, { memberId: bob.memberId, role: 'MEMBER', seen, openInvitations }),
    removal: (openInvitations: 'cancel' | 'keep' = 'cancel') =>
      removeMember(domain, ada, { memberId: bob.memberId, seen, openInvitations }),
  };
  return { acme, ada, bob, late };
}

async function joinAgain(acme: TestOrganization, { email }: Actor): Promise<void> {
  const { token } = await inviteOne(domain, acme, email);
  await acceptInvitation(domain, { token, name: 'Bob' });
}

/** Expects that a decision is refused with the error and changes nothing. */
async function isRefused(
  { organizationId }: Actor,
  decision: () => Promise<unknown>,
  refusal: object,
): Promise<void> {
  const before = await takeSnapshot(domain, organizationId);
  await expect(decision()).rejects.toMatchObject(refusal);
  expect(await takeSnapshot(domain, organizationId)).toEqual(before);
}

describe('a decision about a member who was changed since is refused, with their current role:', () => {
  test('a repeated promotion, after they became a Member again', async () => {
    const { ada, bob, late } = await setUp('MEMBER');
    await late.promotion();
    await changeRoleNow(domain, ada, bob.memberId, 'MEMBER');
    await isRefused(ada, late.promotion, {
      code: 'MEMBER_CHANGED_MEANWHILE',
      details: { name: bob.name, role: 'MEMBER' },
    });
  });

  test('a repeated demotion, after they became an Administrator again', async () => {
    const { ada, bob, late } = await setUp('ADMINISTRATOR');
    await late.demotion();
    await changeRoleNow(domain, ada, bob.memberId, 'ADMINISTRATOR');
    await isRefused(ada, late.demotion, {
      code: 'MEMBER_CHANGED_MEANWHILE',
      details: { name: bob.name, role: 'ADMINISTRATOR' },
    });
  });

  test('a repeated removal, after they joined again', async () => {
    const { acme, ada, bob, late } = await setUp('MEMBER');
    await late.removal();
    await joinAgain(acme, bob);
    await isRefused(ada, late.removal, { code: 'MEMBER_CHANGED_MEANWHILE', details: { role: 'MEMBER' } });
  });

  test('a promotion of a member who was removed and joined again', async () => {
    const { acme, ada, bob, late } = await setUp('MEMBER');
    await removeNow(domain, ada, bob.memberId);
    await joinAgain(acme, bob);
    await isRefused(ada, late.promotion, { code: 'MEMBER_CHANGED_MEANWHILE' });
  });

  test('a removal of a member who got another role', async () => {
    const { ada, bob, late } = await setUp('MEMBER');
    await changeRoleNow(domain, ada, bob.memberId, 'ADMINISTRATOR');
    await isRefused(ada, late.removal, {
      code: 'MEMBER_CHANGED_MEANWHILE',
      details: { role: 'ADMINISTRATOR' },
    });
  });

  test('after a change by an earlier version of wgw, which does not know member versions', async () => {
    const { ada, bob, late } = await setUp('MEMBER');
    const where = { id: bob.memberId };
    await domain.prisma.member.update({ where, data: { removedAt: domain.now() } });
    await domain.prisma.member.update({ where, data: { removedAt: null } });
    await isRefused(ada, late.removal, { code: 'MEMBER_CHANGED_MEANWHILE' });
  });
});

test('of two concurrent decisions about the same member, the second is refused', async () => {
  const { acme, bob, late } = await setUp('MEMBER');
  const organization = await holdOrganization(domain, acme);
  const deciding = Promise.allSettled([late.promotion(domain.replica), late.removal()]);
  await untilWaiting(domain, 2);
  await organization.release();
  const [promoted, removed] = (await deciding).map(outcomeOf);
  const member = await domain.prisma.member.findUniqueOrThrow({ where: { id: bob.memberId } });
  expect([promoted, removed, member.role, member.removedAt !== null]).toEqual(
    promoted === 'done'
      ? ['done', 'MEMBER_CHANGED_MEANWHILE', 'ADMINISTRATOR', false]
      : ['MEMBER_NOT_FOUND', 'done', 'MEMBER', true],
  );
});

test('the version of a member rises only when their role or membership changes', async () => {
  const { bob, late } = await setUp('MEMBER');
  await domain.prisma.member.update({ where: { id: bob.memberId }, data: { name: 'Robert' } });
  await late.promotion();
});

describe('invitations that a member sent while their dialog was open', () => {
  test.for(['demotion', 'removal'] as const)(
    'are not kept unseen: the %s is refused, unless it cancels them',
    async (way) => {
      const { acme, ada, bob, late } = await setUp('ADMINISTRATOR');
      await invite(domain, bob, inviteForm(acme, ['unseen@acme.com']));
      await isRefused(ada, () => late[way]('keep'), {
        code: 'MORE_OPEN_INVITATIONS',
        details: { name: bob.name },
      });
      await late[way]('cancel');
      expect(await domain.prisma.invitation.findMany({ where: { inviterId: bob.memberId } })).toMatchObject([
        { state: 'CANCELLED' },
      ]);
    },
  );

  test('are not kept unseen if a hundred were counted', async () => {
    const { acme, ada, bob } = await setUp('ADMINISTRATOR');
    await invite(
      domain,
      bob,
      inviteForm(
        acme,
        Array.from({ length: 100 }, (_, n) => `p${n}@acme.com`),
      ),
    );
    const seen = await findMemberToChange(domain, ada, bob.memberId);
    await invite(domain, bob, inviteForm(acme, ['unseen@acme.com']));
    const removal = () =>
      removeMember(domain, ada, { memberId: bob.memberId, seen, openInvitations: 'keep' });
    await isRefused(ada, removal, { code: 'MORE_OPEN_INVITATIONS' });
  });

  test('are kept if there were too many to count, or are fewer now', async () => {
    const { acme, ada, bob } = await setUp('ADMINISTRATOR');
    const many = Array.from({ length: 101 }, (_, n) => `p${n}@acme.com`);
    await invite(domain, bob, inviteForm(acme, many));
    const seen = await findMemberToChange(domain, ada, bob.memberId);
    await invite(domain, bob, inviteForm(acme, ['more@acme.com']));
    await removeMember(domain, ada, { memberId: bob.memberId, seen, openInvitations: 'keep' });
    expect(await domain.prisma.invitation.count({ where: { inviterId: ada.memberId } })).toBe(102);

    const kim = await addMember(domain, acme, 'ADMINISTRATOR');
    await invite(domain, kim, inviteForm(acme, ['one@acme.com', 'two@acme.com']));
    const seenOfKim = await findMemberToChange(domain, ada, kim.memberId);
    const { id } = await domain.prisma.invitation.findFirstOrThrow({
      where: { inviterId: kim.memberId, email: 'one@acme.com' },
    });
    await acceptInvitation(domain, { token: domain.links.sign({ id, version: 1 }), name: 'One' });
    await removeMember(domain, ada, { memberId: kim.memberId, seen: seenOfKim, openInvitations: 'keep' });
    expect(await domain.prisma.invitation.count({ where: { inviterId: ada.memberId } })).toBe(103);
  });
});

describe('cancelling an invitation', () => {
  async function aboutToCancel() {
    const acme = await addOrganization(domain);
    const { administrator: ada } = acme;
    const { id } = await inviteOne(domain, acme, 'ted@acme.com');
    const { version, expiresAt } = await findPendingInvitation(domain, ada, id);
    const cancel = () => cancelInvitation(domain, ada, { invitationId: id, version, expiresAt });
    return { acme, ada, id, cancel };
  }

  test('that was resent since is refused', async () => {
    const { ada, id, cancel } = await aboutToCancel();
    await resendInvitation(domain, ada, { invitationId: id, version: 1 });
    await isRefused(ada, cancel, { code: 'INVITATION_RESENT' });
  });

  test('that was extended since is refused', async () => {
    const { ada, id, cancel } = await aboutToCancel();
    domain.advanceClock({ hours: 6.5 * 24 });
    await domain.prisma.invitation.update({ where: { id }, data: { warnedAt: domain.now() } });
    await extendInvitations(domain, ada, [{ id, version: 1 }]);
    await isRefused(ada, cancel, { code: 'INVITATION_EXTENDED' });
  });

  test('again, after the address was invited again, does not cancel the new one', async () => {
    const { acme, ada, cancel } = await aboutToCancel();
    await cancel();
    await inviteOne(domain, acme, 'ted@acme.com');
    await isRefused(ada, cancel, { code: 'INVITATION_NOT_OPEN', details: { status: 'cancelled' } });
  });
});
