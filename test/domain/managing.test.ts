import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DomainError } from '../../src/domain/errors.ts';
import { acceptInvitation } from '../../src/domain/invitations/accept.ts';
import { cancelInvitation } from '../../src/domain/invitations/cancel.ts';
import { declineInvitation } from '../../src/domain/invitations/decline.ts';
import { findInvitationToSend, recordEmailSent } from '../../src/domain/invitations/email-delivery.ts';
import { findInvitationByLink } from '../../src/domain/invitations/find-by-link.ts';
import { invite } from '../../src/domain/invitations/invite.ts';
import { resendInvitation } from '../../src/domain/invitations/resend.ts';
import type { Actor } from '../../src/domain/members/actor.ts';
import { changeRole } from '../../src/domain/members/change-role.ts';
import { findActor } from '../../src/domain/members/find-actor.ts';
import { identifyActor } from '../../src/domain/members/identify-actor.ts';
import { removeMember } from '../../src/domain/members/remove-member.ts';
import { addMember, found, inviteForm, inviteOne, startTestDomain, type TestDomain } from './test-domain.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await startTestDomain();
});
afterAll(() => domain.close());

const codeOf = (result: PromiseSettledResult<unknown>) =>
  result.status === 'fulfilled' ? 'done' : (result.reason as DomainError).code;
const statusOf = async (token: string) => (await findInvitationByLink(domain, token)).status;
const remove = (actor: Actor, memberId: string, on = domain as TestDomain['replica']) =>
  removeMember(on, actor, { memberId, openInvitations: 'cancel' });
const makeMember = (actor: Actor, memberId: string, on = domain as TestDomain['replica']) =>
  changeRole(on, actor, { memberId, role: 'MEMBER', openInvitations: 'cancel' });

describe('the last Administrator', () => {
  test('is neither removed nor demoted, by themselves or by anybody', async () => {
    const { administrator: ada } = await found(domain);
    await expect(makeMember(ada, ada.memberId)).rejects.toMatchObject({ code: 'LAST_ADMINISTRATOR' });
    await expect(remove(ada, ada.memberId)).rejects.toMatchObject({ code: 'LAST_ADMINISTRATOR' });
  });

  test('is left, however two Administrators go or send each other away at the same moment', async () => {
    for (const round of [0, 1, 2, 3, 4, 5]) {
      const acme = await found(domain);
      const [ada, kim] = [acme.administrator, await addMember(domain, acme, 'ADMINISTRATOR')];
      const crossed = round % 2 === 0;
      const results = await Promise.allSettled([
        round % 3 === 0 ? remove(ada, crossed ? kim.memberId : ada.memberId) : makeMember(ada, ada.memberId),
        remove(kim, crossed ? ada.memberId : kim.memberId, domain.replica),
      ]);
      expect(results.map(codeOf)).toContain('done');
      const left = { organizationId: ada.organizationId, role: 'ADMINISTRATOR', removedAt: null } as const;
      expect(await domain.prisma.member.count({ where: left })).toBe(1);
    }
  });
});

describe('removing', () => {
  test('takes every right at once, and the open invitations with it', async () => {
    const acme = await found(domain);
    const kim = await addMember(domain, acme, 'ADMINISTRATOR');
    const user = { workspaceId: acme.workspaceId, userId: 'UKIM' };
    const profile = { ...user, name: 'Kim', email: kim.email, mayFound: false, workspaceName: 'Acme' };
    await identifyActor(domain, profile);
    await invite(domain, kim, inviteForm(acme, ['ted@acme.com']));
    const { id } = await domain.prisma.invitation.findFirstOrThrow({ where: { inviterId: kim.memberId } });

    await remove(acme.administrator, kim.memberId);

    expect(await findActor(domain, user)).toBeUndefined();
    expect(await identifyActor(domain, profile)).toBeUndefined();
    await expect(invite(domain, kim, inviteForm(acme, ['lee@acme.com']))).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    });
    expect(await statusOf(domain.links.sign({ id, version: 1 }))).toBe('cancelled');
    await expect(remove(acme.administrator, kim.memberId)).rejects.toMatchObject({
      code: 'MEMBER_NOT_FOUND',
    });
  });

  test('lets them be invited again: they come back as who they were, with the role offered now', async () => {
    const acme = await found(domain);
    const kim = await addMember(domain, acme, 'ADMINISTRATOR');
    await remove(acme.administrator, kim.memberId);
    const { token } = await inviteOne(domain, acme, kim.email);
    await acceptInvitation(domain, { token, name: 'Kim Again' });
    const member = await domain.prisma.member.findFirst({ where: { email: kim.email } });
    expect(member).toMatchObject({ id: kim.memberId, name: 'Kim Again', role: 'MEMBER', removedAt: null });
  });
});

describe('who may not invite any more', () => {
  test('leaves what they invited to whoever keeps it', async () => {
    const acme = await found(domain);
    const kim = await addMember(domain, acme, 'ADMINISTRATOR');
    await invite(domain, kim, inviteForm(acme, ['ted@acme.com']));
    await changeRole(domain, acme.administrator, {
      memberId: kim.memberId,
      role: 'MEMBER',
      openInvitations: 'keep',
    });
    const kept = await domain.prisma.invitation.findFirst({
      where: { email: 'ted@acme.com', inviterId: acme.administrator.memberId },
    });
    expect(kept?.state).toBe('PENDING');
    expect(
      await domain.prisma.activity.findFirst({ where: { kind: 'ROLE_CHANGED', subjectId: kim.memberId } }),
    ).toMatchObject({ details: { before: 'ADMINISTRATOR', after: 'MEMBER', kept: 1, cancelled: 0 } });
  });

  test('keeps nothing for themselves', async () => {
    const acme = await found(domain);
    const kim = await addMember(domain, acme, 'ADMINISTRATOR');
    await invite(domain, kim, inviteForm(acme, ['ted@acme.com']));
    await changeRole(domain, kim, { memberId: kim.memberId, role: 'MEMBER', openInvitations: 'keep' });
    const left = await domain.prisma.invitation.findMany({ where: { inviterId: kim.memberId } });
    expect(left.map(({ state }) => state)).toEqual(['CANCELLED']);
  });
});

describe('cancelling', () => {
  test('closes the link, of an expired invitation too; never over an answer', async () => {
    const acme = await found(domain);
    const { id, token } = await inviteOne(domain, acme, 'ted@acme.com');
    domain.pass({ hours: 8 * 24 });
    await cancelInvitation(domain, acme.administrator, { invitationId: id });
    expect(await statusOf(token)).toBe('cancelled');
    await expect(cancelInvitation(domain, acme.administrator, { invitationId: id })).rejects.toMatchObject({
      code: 'INVITATION_NOT_OPEN',
      details: { status: 'cancelled' },
    });

    const lee = await inviteOne(domain, acme, 'lee@acme.com');
    const results = await Promise.allSettled([
      acceptInvitation(domain, { token: lee.token, name: 'Lee' }),
      cancelInvitation(domain.replica, acme.administrator, { invitationId: lee.id }),
    ]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const joined = await domain.prisma.member.count({
      where: { email: 'lee@acme.com', organizationId: acme.administrator.organizationId },
    });
    expect(await statusOf(lee.token)).toBe(joined === 1 ? 'accepted' : 'cancelled');
  });
});

describe('resending', () => {
  test('makes a new link that lives as long as a new one; the old one says so, the role stays', async () => {
    const acme = await found(domain);
    const { id, token } = await inviteOne(domain, acme, 'ted@acme.com', { role: 'ADMINISTRATOR' });
    domain.pass({ hours: 8 * 24 });
    expect(await statusOf(token)).toBe('expired');
    const { expiresAt } = await resendInvitation(domain, acme.administrator, {
      invitationId: id,
      version: 1,
    });
    expect(expiresAt).toEqual(new Date(domain.now().getTime() + 7 * 24 * 3_600_000));
    expect(await statusOf(token)).toBe('replaced');
    const link = await findInvitationByLink(domain, domain.links.sign({ id, version: 2 }));
    expect(link).toMatchObject({ status: 'open', role: 'ADMINISTRATOR' });
    expect(await domain.countJobs('send-invitation', id)).toBe(2);
  });

  test('twice at once makes one new link, and the second is told', async () => {
    const acme = await found(domain);
    const { id } = await inviteOne(domain, acme, 'ted@acme.com');
    const results = await Promise.allSettled(
      [domain, domain.replica].map((on) =>
        resendInvitation(on, acme.administrator, { invitationId: id, version: 1 }),
      ),
    );
    expect(results.map(codeOf).sort()).toEqual(['INVITATION_RESENT', 'done']);
  });

  test('brings back nothing that was cancelled, declined or accepted', async () => {
    const acme = await found(domain);
    const resend = (invitationId: string) =>
      resendInvitation(domain, acme.administrator, { invitationId, version: 1 });
    const [a, b, c] = [
      await inviteOne(domain, acme, 'a@acme.com'),
      await inviteOne(domain, acme, 'b@acme.com'),
      await inviteOne(domain, acme, 'c@acme.com'),
    ];
    await cancelInvitation(domain, acme.administrator, { invitationId: a.id });
    await declineInvitation(domain, { token: b.token });
    await acceptInvitation(domain, { token: c.token, name: 'C' });
    await expect(resend(a.id)).rejects.toMatchObject({ details: { status: 'cancelled' } });
    await expect(resend(b.id)).rejects.toMatchObject({ details: { status: 'declined' } });
    await expect(resend(c.id)).rejects.toMatchObject({ details: { status: 'accepted' } });
  });

  test('counts against the limits: what goes over one changes nothing', async () => {
    const acme = await found(domain);
    const { id } = await inviteOne(domain, acme, 'ted@acme.com');
    for (let version = 1; version < 10; version++) {
      await resendInvitation(domain, acme.administrator, { invitationId: id, version });
    }
    await expect(
      resendInvitation(domain, acme.administrator, { invitationId: id, version: 10 }),
    ).rejects.toMatchObject({
      code: 'SENDING_LIMIT_REACHED',
      details: { scope: 'ADDRESS', allowed: 10, left: 0, address: 'ted@acme.com' },
    });
    expect(await statusOf(domain.links.sign({ id, version: 10 }))).toBe('open');
  });

  test('while the first email is on its way: the second is still sent', async () => {
    const acme = await found(domain);
    const { id } = await inviteOne(domain, acme, 'ted@acme.com');
    const first = await findInvitationToSend(domain, id);
    await resendInvitation(domain, acme.administrator, { invitationId: id, version: 1 });
    await recordEmailSent(domain, { id, version: first?.version ?? 0 }, 'the first');
    expect(await findInvitationToSend(domain, id)).toMatchObject({ version: 2 });
  });
});
