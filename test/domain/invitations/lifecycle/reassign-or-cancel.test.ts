import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../../../src/domain/core/actor.ts';
import type { DomainContext } from '../../../../src/domain/core/context.ts';
import { findInvitationToSend } from '../../../../src/domain/invitations/delivery/emails-to-send.ts';
import { acceptInvitation, declineInvitation } from '../../../../src/domain/invitations/lifecycle/answer.ts';
import { findInvitationByLink } from '../../../../src/domain/invitations/lifecycle/find-by-link.ts';
import { invite } from '../../../../src/domain/invitations/lifecycle/invite.ts';
import type { OpenInvitationsChoice } from '../../../../src/domain/invitations/lifecycle/reassign-or-cancel.ts';
import { resendInvitation } from '../../../../src/domain/invitations/lifecycle/resend.ts';
import { findInvitationNews } from '../../../../src/domain/invitations/notifications/find-news.ts';
import {
  addMember,
  addOrganization,
  inviteForm,
  outcomeOf,
  startTestDomain,
  type TestDomain,
  type TestOrganization,
} from '../../../support/domain.ts';
import { holdWorkspace, untilWaiting } from '../../locks.ts';
import { changeRoleNow, removeNow } from '../../members/with-current-version.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await startTestDomain();
});
afterAll(() => domain.close());

const ways = {
  removed: (on: DomainContext, actor: Actor, memberId: string, openInvitations: OpenInvitationsChoice) =>
    removeNow(on, actor, memberId, openInvitations),
  demoted: (on: DomainContext, actor: Actor, memberId: string, openInvitations: OpenInvitationsChoice) =>
    changeRoleNow(on, actor, memberId, 'MEMBER', openInvitations),
};

/** Kim, an Administrator, who has invited the addresses, with the ids and tokens of the invitations. */
async function setUp(addresses: readonly string[]) {
  const acme = await addOrganization(domain);
  const kim = await addMember(domain, acme, 'ADMINISTRATOR');
  const sent = [];
  for (const address of addresses) sent.push(await inviteBy(acme, kim, address));
  return { acme, ada: acme.administrator, kim, sent };
}

async function inviteBy(acme: TestOrganization, { memberId }: Actor, email: string) {
  await invite(domain, { ...acme.administrator, memberId }, inviteForm(acme, [email]));
  const where = { inviterId: memberId, email, state: 'PENDING' } as const;
  const { id } = await domain.prisma.invitation.findFirstOrThrow({ where });
  return { id, token: domain.links.sign({ id, version: 1 }) };
}

const statusOf = async ({ token }: { token: string }) => (await findInvitationByLink(domain, token)).status;
const told = async (kind: 'REMOVED' | 'ROLE_CHANGED', { memberId }: Actor) =>
  domain.prisma.activity.findMany({ where: { kind, subjectId: memberId }, select: { details: true } });

describe.each(['removed', 'demoted'] as const)('an inviter who is %s', (way) => {
  const kind = way === 'removed' ? 'REMOVED' : 'ROLE_CHANGED';

  test('leaves no back door: their pending invitations are cancelled, expired or not, and each is recorded', async () => {
    const { acme, ada, kim, sent } = await setUp(['old@acme.com']);
    domain.advanceClock({ hours: 7 * 24 });
    sent.push(await inviteBy(acme, kim, 'new@acme.com'));
    const adas = await inviteBy(acme, ada, 'ted@acme.com');

    await ways[way](domain, ada, kim.memberId, 'cancel');

    expect(await Promise.all(sent.map(statusOf))).toEqual(['cancelled', 'cancelled']);
    expect(await statusOf(adas)).toBe('open');
    for (const { id, token } of sent) {
      await expect(acceptInvitation(domain, { token, name: 'Ted' })).rejects.toMatchObject({
        details: { status: 'cancelled' },
      });
      expect(await findInvitationToSend(domain, { id, version: 1 })).toBeUndefined();
      expect(await domain.prisma.activity.findMany({ where: { kind: 'CANCELLED', subjectId: id } })).toEqual([
        expect.objectContaining({ actorId: ada.memberId, createdAt: domain.now() }),
      ]);
    }
    expect(await told(kind, kim)).toMatchObject([{ details: { cancelled: 2, kept: 0 } }]);
  });

  test('does not affect answered invitations', async () => {
    const { ada, kim, sent } = await setUp(['accepted@acme.com', 'declined@acme.com']);
    const [accepted = { token: '' }, declined = { token: '' }] = sent;
    await acceptInvitation(domain, { token: accepted.token, name: 'Ted' });
    await declineInvitation(domain, { token: declined.token });
    await ways[way](domain, ada, kim.memberId, 'cancel');
    expect(await Promise.all(sent.map(statusOf))).toEqual(['accepted', 'declined']);
    expect(await told(kind, kim)).toMatchObject([{ details: { cancelled: 0, kept: 0 } }]);
  });

  test('hands kept invitations to the actor: the links work, and the actor gets the news', async () => {
    const { ada, kim, sent } = await setUp(['ted@acme.com']);
    const [ted = { id: '', token: '' }] = sent;
    await ways[way](domain, ada, kim.memberId, 'keep');
    expect(await told(kind, kim)).toMatchObject([{ details: { cancelled: 0, kept: 1 } }]);
    // The note keeps its writer.
    expect(await findInvitationToSend(domain, { id: ted.id, version: 1 })).toMatchObject({
      inviter: { name: ada.name },
      noteWriter: kim.name,
    });
    expect(await findInvitationByLink(domain, ted.token)).toMatchObject({
      status: 'open',
      inviter: { name: ada.name, email: ada.email },
      noteWriter: kim.name,
    });
    await acceptInvitation(domain, { token: ted.token, name: 'Ted' });
    expect(await findInvitationNews(domain, ted.id)).toMatchObject({
      inviterId: ada.memberId,
    });
  });

  test('keeps the writer of a note, even if the invitation is kept several times', async () => {
    const { acme, ada, kim, sent } = await setUp(['ted@acme.com']);
    const lee = await addMember(domain, acme, 'ADMINISTRATOR');
    await domain.prisma.member.update({ where: { id: kim.memberId }, data: { name: 'Kim Lee' } });
    await ways[way](domain, ada, kim.memberId, 'keep');
    await ways[way](domain, lee, ada.memberId, 'keep');
    expect(await findInvitationByLink(domain, sent[0]?.token ?? '')).toMatchObject({
      inviter: { email: lee.email },
      noteWriter: 'Kim Lee',
    });
  });

  test('cannot keep their own invitations', async () => {
    const { kim, sent } = await setUp(['ted@acme.com']);
    await ways[way](domain, kim, kim.memberId, 'keep');
    expect(await Promise.all(sent.map(statusOf))).toEqual(['cancelled']);
    expect(await told(kind, kim)).toMatchObject([{ details: { cancelled: 1, kept: 0 } }]);
  });

  test('and invites at the same moment either is in time, and it is cancelled, or is refused', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { acme, ada, kim } = await setUp([]);
      const [inviting, going] = await Promise.allSettled([
        invite(domain, kim, inviteForm(acme, ['ted@acme.com', 'lee@acme.com'])),
        ways[way](domain.replica, ada, kim.memberId, 'cancel'),
      ]);
      expect(outcomeOf(going)).toBe('done');
      expect(['done', 'NOT_ALLOWED']).toContain(outcomeOf(inviting));
      const states = await domain.prisma.invitation.findMany({ where: { inviterId: kim.memberId } });
      expect(states.map(({ state }) => state)).toEqual(
        Array(outcomeOf(inviting) === 'done' ? 2 : 0).fill('CANCELLED'),
      );
    }
  });

  test('while they are still inviting leaves no pending invitation', async () => {
    const { acme, ada, kim } = await setUp([]);
    // The announcement refers to the workspace, so inviting waits in its last step.
    const workspace = await holdWorkspace(domain, acme);
    const inviting = invite(domain, kim, inviteForm(acme, ['ted@acme.com']));
    await untilWaiting(domain, 1);
    const going = ways[way](domain.replica, ada, kim.memberId, 'cancel');
    await Promise.race([going, untilWaiting(domain, 2)]);
    await workspace.release();
    await Promise.all([inviting, going]);
    const left = await domain.prisma.invitation.findMany({ where: { inviterId: kim.memberId } });
    expect(left.map(({ state }) => state)).toEqual(['CANCELLED']);
  });

  test.each(['cancel', 'keep'] as const)(
    'while their invitee accepts and someone resends: one wins, and the rows are consistent (%s)',
    async (choice) => {
      for (let round = 0; round < 5; round += 1) {
        const { ada, kim, sent } = await setUp(['ted@acme.com']);
        const [{ id, token } = { id: '', token: '' }] = sent;
        const results = await Promise.allSettled([
          acceptInvitation(domain, { token, name: 'Ted' }),
          ways[way](domain.replica, ada, kim.memberId, choice),
          resendInvitation(domain, ada, { invitationId: id, version: 1 }),
        ]);
        const [accepting, going, resending] = results.map(outcomeOf);
        expect(going).toBe('done');
        const { state, inviterId, version } = await domain.prisma.invitation.findUniqueOrThrow({
          where: { id },
        });
        const { organizationId } = ada;
        const joined = await domain.prisma.member.count({ where: { organizationId, email: 'ted@acme.com' } });
        expect([joined, state === 'ACCEPTED']).toEqual(accepting === 'done' ? [1, true] : [0, false]);
        expect(version).toBe(resending === 'done' ? 2 : 1);
        if (accepting !== 'done') expect(state).toBe(choice === 'cancel' ? 'CANCELLED' : 'PENDING');
        if (state === 'PENDING') expect(inviterId).toBe(ada.memberId);
      }
    },
  );
});
