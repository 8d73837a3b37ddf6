import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../../../src/domain/core/actor.ts';
import {
  closeAsUndeliverable,
  findInvitationToSend,
  recordEmailSent,
} from '../../../../src/domain/invitations/delivery/emails-to-send.ts';
import { acceptInvitation, declineInvitation } from '../../../../src/domain/invitations/lifecycle/answer.ts';
import { findInvitationByLink } from '../../../../src/domain/invitations/lifecycle/find-by-link.ts';
import { resendInvitation } from '../../../../src/domain/invitations/lifecycle/resend.ts';
import {
  addMember,
  addOrganization,
  inviteOne,
  outcomeOf,
  startTestDomain,
  type TestDomain,
} from '../../../support/domain.ts';
import { cancelNow } from '../../members/with-current-version.ts';
import { takeSnapshot } from '../../snapshot.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await startTestDomain();
});
afterAll(() => domain.close());

const DAY = 24 * 60 * 60 * 1000;
const resend = (actor: Actor, { id }: { id: string }, version = 1, on: TestDomain['replica'] = domain) =>
  resendInvitation(on, actor, { invitationId: id, version });
const link = ({ id }: { id: string }, version: number) =>
  findInvitationByLink(domain, domain.links.sign({ id, version }));
const rowOf = ({ id }: { id: string }) => domain.prisma.invitation.findUniqueOrThrow({ where: { id } });

describe('resending', () => {
  test('makes a new link with the same role and note, and ends the old one', async () => {
    const acme = await addOrganization(domain);
    const kim = await addMember(domain, acme, 'ADMINISTRATOR');
    const ted = await inviteOne(domain, acme, 'ted@acme.com', { role: 'ADMINISTRATOR', note: 'Hello!' });
    domain.advanceClock({ hours: 24 });
    const expiresAt = new Date(domain.now().getTime() + 7 * DAY);
    expect(await resend(kim, ted)).toEqual({ email: 'ted@acme.com', role: 'ADMINISTRATOR' });
    expect((await link(ted, 1)).status).toBe('replaced');
    await expect(acceptInvitation(domain, { token: ted.token, name: 'Ted' })).rejects.toMatchObject({
      details: { status: 'replaced' },
    });
    const token = domain.links.sign({ id: ted.id, version: 2 });
    expect(await link(ted, 2)).toMatchObject({
      status: 'open',
      role: 'ADMINISTRATOR',
      note: 'Hello!',
      expiresAt,
    });
    expect((await acceptInvitation(domain, { token, name: 'Ted' })).status).toBe('accepted');
  });

  test('sends an email with the new link in the name of the inviter, and is recorded', async () => {
    const acme = await addOrganization(domain);
    const kim = await addMember(domain, acme, 'ADMINISTRATOR');
    const ted = await inviteOne(domain, acme, 'ted@acme.com');
    await recordEmailSent(domain, { ...ted, version: 1 }, 'the first');
    expect(await findInvitationToSend(domain, { id: ted.id, version: 1 })).toBeUndefined();
    await resend(kim, ted);
    expect(await findInvitationToSend(domain, { id: ted.id, version: 2 })).toMatchObject({
      version: 2,
      token: domain.links.sign({ id: ted.id, version: 2 }),
      inviter: { name: acme.administrator.name },
    });
    expect(await rowOf(ted)).toMatchObject({ sentAt: null, messageId: null });
    expect(await domain.countTasks('send-invitation', ted.id)).toBe(2);
    const told = { where: { subjectId: ted.id, kind: 'RESENT' } } as const;
    expect(await domain.prisma.activity.findMany(told)).toMatchObject([
      { actorId: kim.memberId, createdAt: domain.now(), details: { email: 'ted@acme.com', role: 'MEMBER' } },
    ]);
  });

  test('resets the delivery status and the reminders of the earlier link', async () => {
    const acme = await addOrganization(domain);
    const ted = await inviteOne(domain, acme, 'ted@acme.com');
    const now = domain.now();
    const told = {
      sentAt: now,
      messageId: 'the first',
      delivery: 'BOUNCED',
      deliveryReason: '550 no such user',
      isExpiryTold: true,
      remindedAt: now,
      warnedAt: now,
    } as const;
    await domain.prisma.invitation.update({ where: { id: ted.id }, data: told });
    await resend(acme.administrator, ted);
    expect(await rowOf(ted)).toMatchObject({
      sentAt: null,
      messageId: null,
      delivery: null,
      deliveryReason: null,
      isExpiryTold: false,
      remindedAt: null,
      warnedAt: null,
    });
  });

  test('reopens an expired invitation for the lifetime of a new one', async () => {
    const acme = await addOrganization(domain);
    const { administrator: ada } = acme;
    const ted = await inviteOne(domain, acme, 'ted@acme.com');
    domain.advanceClock({ hours: 30 * 24 });
    expect((await link(ted, 1)).status).toBe('expired');
    await domain.prisma.organization.update({
      where: { id: ada.organizationId },
      data: { invitationDays: 2 },
    });
    await resend(ada, ted);
    domain.advanceClock({ hours: 2 * 24, milliseconds: -1 });
    expect((await link(ted, 2)).status).toBe('open');
    domain.advanceClock({ milliseconds: 1 });
    expect((await link(ted, 2)).status).toBe('expired');
  });

  test('is refused for answered and closed invitations, with their status', async () => {
    const acme = await addOrganization(domain);
    const { administrator: ada } = acme;
    const [accepted, declined, cancelled, undeliverable, replaced] = [
      await inviteOne(domain, acme, 'accepted@acme.com'),
      await inviteOne(domain, acme, 'declined@acme.com'),
      await inviteOne(domain, acme, 'cancelled@acme.com'),
      await inviteOne(domain, acme, 'undeliverable@acme.com'),
      await inviteOne(domain, acme, 'replaced@acme.com'),
    ];
    await acceptInvitation(domain, { token: accepted.token, name: 'Ted' });
    await declineInvitation(domain, declined);
    await cancelNow(domain, ada, cancelled.id);
    await closeAsUndeliverable(domain, { ...undeliverable, version: 1 }, 'refused');
    domain.advanceClock({ hours: 7 * 24 });
    await inviteOne(domain, acme, 'replaced@acme.com');

    const before = await takeSnapshot(domain, ada.organizationId);
    const closed = { accepted, declined, cancelled, undeliverable, replaced };
    for (const [status, invitation] of Object.entries(closed)) {
      const expected = { code: 'INVITATION_NOT_OPEN', details: { status } };
      await expect(resend(ada, invitation)).rejects.toMatchObject(expected);
    }
    await expect(resend(ada, { id: randomUUID() })).rejects.toMatchObject({ code: 'INVITATION_NOT_FOUND' });
    expect(await takeSnapshot(domain, ada.organizationId)).toEqual(before);
  });

  test('is refused for an older or a future version', async () => {
    const acme = await addOrganization(domain);
    const { administrator: ada } = acme;
    const ted = await inviteOne(domain, acme, 'ted@acme.com');
    await resend(ada, ted);
    const before = await takeSnapshot(domain, ada.organizationId);
    await expect(resend(ada, ted, 1)).rejects.toMatchObject({ code: 'INVITATION_RESENT' });
    await expect(resend(ada, ted, 3)).rejects.toMatchObject({ code: 'INVITATION_RESENT' });
    expect(await takeSnapshot(domain, ada.organizationId)).toEqual(before);
    await resend(ada, ted, 2);
    expect((await link(ted, 3)).status).toBe('open');
  });
});

describe('the sending limits', () => {
  test.for([
    ['ADDRESS', { addressLimit: 3 }, { allowed: 3, left: 0, address: 'ted@acme.com', isOneOfMany: false }],
    ['INVITER', { inviterLimit: 3 }, { allowed: 3, left: 0 }],
    ['ORGANIZATION', { organizationLimit: 3 }, { allowed: 3, left: 0 }],
  ] as const)('count resends; exceeding that of the %s changes nothing', async ([scope, limit, details]) => {
    const acme = await addOrganization(domain);
    const { administrator: ada } = acme;
    await domain.prisma.organization.update({ where: { id: ada.organizationId }, data: limit });
    const retryAt = new Date(domain.now().getTime() + DAY);
    const ted = await inviteOne(domain, acme, 'ted@acme.com');
    domain.advanceClock({ hours: 1 });
    await resend(ada, ted, 1);
    await resend(ada, ted, 2);
    const before = await takeSnapshot(domain, ada.organizationId);
    await expect(resend(ada, ted, 3)).rejects.toMatchObject({
      code: 'SENDING_LIMIT_REACHED',
      details: { scope, retryAt, ...details },
    });
    expect(await takeSnapshot(domain, ada.organizationId)).toEqual(before);
    expect((await link(ted, 3)).status).toBe('open');
    domain.advanceClock({ hours: 23 });
    await resend(ada, ted, 3);
  });

  test('are exact for concurrent resends', async () => {
    const acme = await addOrganization(domain);
    const { administrator: ada } = acme;
    const sent = [];
    for (const n of Array(8).keys()) sent.push(await inviteOne(domain, acme, `p${n}@acme.com`));
    await domain.prisma.organization.update({
      where: { id: ada.organizationId },
      data: { organizationLimit: 13 },
    });
    const results = await Promise.allSettled(
      sent.map((each, n) => resend(ada, each, 1, n % 2 === 0 ? domain : domain.replica)),
    );
    const codes = results.map(outcomeOf);
    expect(codes.filter((code) => code === 'done')).toHaveLength(5);
    expect(codes.filter((code) => code === 'SENDING_LIMIT_REACHED')).toHaveLength(3);
  });
});

describe('concurrently', () => {
  test('with resending: there is one new link, and the second actor gets an error', async () => {
    const acme = await addOrganization(domain);
    const { administrator: ada } = acme;
    const kim = await addMember(domain, acme, 'ADMINISTRATOR');
    for (let round = 0; round < 5; round += 1) {
      const ted = await inviteOne(domain, acme, `p${round}@acme.com`);
      const results = await Promise.allSettled([
        resend(ada, ted),
        resend(kim, ted, 1, domain.replica),
        resend(ada, ted),
      ]);
      expect(results.map(outcomeOf).sort()).toEqual(['INVITATION_RESENT', 'INVITATION_RESENT', 'done']);
      expect((await rowOf(ted)).version).toBe(2);
      expect(await domain.countTasks('send-invitation', ted.id)).toBe(2);
      expect(await domain.prisma.activity.count({ where: { subjectId: ted.id, kind: 'RESENT' } })).toBe(1);
    }
  });

  test('with an answer by the old link: one wins, and the other gets an error', async () => {
    const acme = await addOrganization(domain);
    const { administrator: ada } = acme;
    for (let round = 0; round < 8; round += 1) {
      const ted = await inviteOne(domain, acme, `p${round}@acme.com`);
      const [answering, resending] = await Promise.allSettled([
        round % 2 === 0
          ? acceptInvitation(domain, { token: ted.token, name: 'Ted' })
          : declineInvitation(domain, ted),
        resend(ada, ted, 1, domain.replica),
      ]);
      const answered = round % 2 === 0 ? 'accepted' : 'declined';
      const { state, version } = await rowOf(ted);
      if (state === 'PENDING') {
        expect([outcomeOf(resending), version, (await link(ted, 2)).status]).toEqual(['done', 2, 'open']);
        expect(answering).toMatchObject({ reason: { details: { status: 'replaced' } } });
      } else {
        expect([outcomeOf(answering), version, state.toLowerCase()]).toEqual(['done', 1, answered]);
        expect(resending).toMatchObject({ reason: { details: { status: answered } } });
      }
    }
  });

  test('with the earlier email: its outcome is not recorded for the new one', async () => {
    const acme = await addOrganization(domain);
    const { administrator: ada } = acme;
    const [taken, refused] = [
      await inviteOne(domain, acme, 'taken@acme.com'),
      await inviteOne(domain, acme, 'refused@acme.com'),
    ];
    await resend(ada, taken);
    await resend(ada, refused);
    expect(await findInvitationToSend(domain, { ...taken, version: 1 })).toBeUndefined();
    await recordEmailSent(domain, { ...taken, version: 1 }, 'the first');
    await closeAsUndeliverable(domain, { ...refused, version: 1 }, 'refused');
    for (const each of [taken, refused]) {
      expect(await findInvitationToSend(domain, { id: each.id, version: 2 })).toMatchObject({ version: 2 });
      expect(await rowOf(each)).toMatchObject({ state: 'PENDING', sentAt: null, messageId: null });
    }
    expect(await domain.countTasks('tell-inviter', refused.id)).toBe(0);
    await recordEmailSent(domain, { ...taken, version: 2 }, 'the second');
    expect(await rowOf(taken)).toMatchObject({ sentAt: domain.now(), messageId: 'the second' });
  });
});
