import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../../../src/domain/core/actor.ts';
import {
  closeAsUndeliverable,
  findInvitationToSend,
} from '../../../../src/domain/invitations/delivery/emails-to-send.ts';
import { acceptInvitation, declineInvitation } from '../../../../src/domain/invitations/lifecycle/answer.ts';
import { cancelInvitation } from '../../../../src/domain/invitations/lifecycle/cancel.ts';
import { findInvitationByLink } from '../../../../src/domain/invitations/lifecycle/find-by-link.ts';
import { invite } from '../../../../src/domain/invitations/lifecycle/invite.ts';
import { findPendingInvitation } from '../../../../src/domain/invitations/lifecycle/pending-invitation.ts';
import { resendInvitation } from '../../../../src/domain/invitations/lifecycle/resend.ts';
import { listRoster } from '../../../../src/domain/roster/list-roster.ts';
import {
  addMember,
  addOrganization,
  inviteForm,
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

const cancel = (actor: Actor, { id }: { id: string }, on: TestDomain['replica'] = domain) =>
  cancelNow(on, actor, id);
const statusOf = async ({ token }: { token: string }) => (await findInvitationByLink(domain, token)).status;

describe('cancelling', () => {
  test('ends the link, stops a waiting email, and is recorded', async () => {
    const acme = await addOrganization(domain);
    const kim = await addMember(domain, acme, 'ADMINISTRATOR');
    const ted = await inviteOne(domain, acme, 'ted@acme.com', { role: 'ADMINISTRATOR' });
    expect(await cancel(kim, ted)).toEqual({ email: 'ted@acme.com' });
    expect(await statusOf(ted)).toBe('cancelled');
    expect(await findInvitationToSend(domain, { id: ted.id, version: 1 })).toBeUndefined();
    await expect(acceptInvitation(domain, { token: ted.token, name: 'Ted' })).rejects.toMatchObject({
      details: { status: 'cancelled' },
    });
    const { prisma } = domain;
    expect(await prisma.activity.findMany({ where: { subjectId: ted.id, kind: 'CANCELLED' } })).toMatchObject(
      [
        {
          actorId: kim.memberId,
          createdAt: domain.now(),
          details: { email: 'ted@acme.com', role: 'ADMINISTRATOR' },
        },
      ],
    );
    expect(await prisma.invitation.findUnique({ where: { id: ted.id } })).toMatchObject({
      answeredAt: domain.now(),
    });
  });

  test('works for expired invitations too', async () => {
    const acme = await addOrganization(domain);
    const ted = await inviteOne(domain, acme, 'ted@acme.com');
    domain.advanceClock({ hours: 7 * 24 });
    expect(await findPendingInvitation(domain, acme.administrator, ted.id)).toMatchObject({ version: 1 });
    await cancel(acme.administrator, ted);
    expect(await statusOf(ted)).toBe('cancelled');
  });

  test('removes the invitation from the roster and from searches, and the address can be invited again', async () => {
    const acme = await addOrganization(domain);
    const { administrator: ada } = acme;
    await cancel(ada, await inviteOne(domain, acme, 'ted@acme.com'));
    const listed = async (words: string) =>
      (await listRoster(domain, ada, { filter: { words, show: 'invitations' }, limit: 9 })).entries;
    expect([await listed(''), await listed('ted')]).toEqual([[], []]);
    expect(await invite(domain, ada, inviteForm(acme, ['ted@acme.com']))).toMatchObject([
      { outcome: 'invited' },
    ]);
    expect([await listed(''), await listed('ted')]).toMatchObject([
      [{ email: 'ted@acme.com' }],
      [{ email: 'ted@acme.com' }],
    ]);
  });

  test('does not affect the same address in another organization', async () => {
    const [acme, globex] = [await addOrganization(domain), await addOrganization(domain, 'Globex')];
    const there = await inviteOne(domain, globex, 'ted@acme.com');
    await cancel(acme.administrator, await inviteOne(domain, acme, 'ted@acme.com'));
    expect(await statusOf(there)).toBe('open');
  });

  test('is refused with the status of a closed invitation, and changes nothing', async () => {
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
    await cancel(ada, cancelled);
    await closeAsUndeliverable(domain, { ...undeliverable, version: 1 }, 'refused');
    domain.advanceClock({ hours: 7 * 24 });
    await inviteOne(domain, acme, 'replaced@acme.com');

    const before = await takeSnapshot(domain, ada.organizationId);
    const closed = { accepted, declined, cancelled, undeliverable, replaced };
    for (const [status, invitation] of Object.entries(closed)) {
      const expected = { code: 'INVITATION_NOT_OPEN', details: { status } };
      await expect(cancel(ada, invitation)).rejects.toMatchObject(expected);
      await expect(findPendingInvitation(domain, ada, invitation.id)).rejects.toMatchObject(expected);
    }
    await expect(cancel(ada, { id: randomUUID() })).rejects.toMatchObject({ code: 'INVITATION_NOT_FOUND' });
    expect(await takeSnapshot(domain, ada.organizationId)).toEqual(before);
  });
});

describe('concurrently', () => {
  test('with accepting: one wins, the rows are consistent, and the other gets an error', async () => {
    const acme = await addOrganization(domain);
    const { administrator: ada } = acme;
    for (let round = 0; round < 10; round += 1) {
      const email = `p${round}@acme.com`;
      const ted = await inviteOne(domain, acme, email);
      const [cancelling, accepting] = await Promise.allSettled([
        cancel(ada, ted),
        acceptInvitation(domain.replica, { token: ted.token, name: 'Ted' }),
      ]);
      const { organizationId } = ada;
      const joined = await domain.prisma.member.count({ where: { organizationId, email } });
      const [won, lost] = joined === 1 ? [accepting, cancelling] : [cancelling, accepting];
      const status = joined === 1 ? 'accepted' : 'cancelled';
      expect(outcomeOf(won)).toBe('done');
      expect(lost).toMatchObject({ reason: { code: 'INVITATION_NOT_OPEN', details: { status } } });
      expect(await statusOf(ted)).toBe(status);
      const told = { where: { subjectId: ted.id, kind: { not: 'INVITED' as const } } };
      expect(await domain.prisma.activity.findMany(told)).toMatchObject([
        { kind: joined === 1 ? 'JOINED' : 'CANCELLED' },
      ]);
    }
  });

  test('with cancelling: it is recorded once', async () => {
    const acme = await addOrganization(domain);
    const { administrator: ada } = acme;
    const ted = await inviteOne(domain, acme, 'ted@acme.com');
    const results = await Promise.allSettled([
      cancel(ada, ted),
      cancel(ada, ted, domain.replica),
      cancel(ada, ted),
    ]);
    expect(results.map(outcomeOf).sort()).toEqual(['INVITATION_NOT_OPEN', 'INVITATION_NOT_OPEN', 'done']);
    expect(await domain.prisma.activity.count({ where: { subjectId: ted.id, kind: 'CANCELLED' } })).toBe(1);
  });

  test('with resending: one wins, and the other gets an error', async () => {
    const acme = await addOrganization(domain);
    const { administrator: ada } = acme;
    for (let round = 0; round < 5; round += 1) {
      const { id } = await inviteOne(domain, acme, `p${round}@acme.com`);
      const { version, expiresAt } = await findPendingInvitation(domain, ada, id);
      const results = await Promise.allSettled([
        cancelInvitation(domain, ada, { invitationId: id, version, expiresAt }),
        resendInvitation(domain.replica, ada, { invitationId: id, version }),
      ]);
      const [cancelling, resending] = results.map(outcomeOf);
      const invitation = await domain.prisma.invitation.findUniqueOrThrow({ where: { id } });
      expect([cancelling, resending, invitation.state, invitation.version]).toEqual(
        cancelling === 'done'
          ? ['done', 'INVITATION_NOT_OPEN', 'CANCELLED', 1]
          : ['INVITATION_RESENT', 'done', 'PENDING', 2],
      );
    }
  });
});
