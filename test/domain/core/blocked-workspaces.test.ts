import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blockWorkspace, unblockWorkspace } from '../../../src/domain/core/blocked-workspaces.ts';
import { findActor } from '../../../src/domain/identity/find-actor.ts';
import { identifyActor } from '../../../src/domain/identity/identify-actor.ts';
import {
  findInvitationToRemind,
  findInvitationToSend,
} from '../../../src/domain/invitations/delivery/emails-to-send.ts';
import { answerInSlack } from '../../../src/domain/invitations/lifecycle/answer-in-slack.ts';
import { invite } from '../../../src/domain/invitations/lifecycle/invite.ts';
import { resendInvitation } from '../../../src/domain/invitations/lifecycle/resend.ts';
import { queueReminders } from '../../../src/domain/invitations/reminders/queue-reminders.ts';
import { saveInstallation } from '../../../src/domain/organizations/slack-installation.ts';
import { decideRequest } from '../../../src/domain/requests/decide-request.ts';
import { requestInvitations } from '../../../src/domain/requests/request-invitations.ts';
import {
  addMember,
  addOrganization,
  inviteForm,
  inviteOne,
  startTestDomain,
  type TestDomain,
} from '../../support/domain.ts';
import { takeSnapshot } from '../snapshot.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await startTestDomain();
});
afterAll(() => domain.close());

const BLOCKED = { code: 'WORKSPACE_BLOCKED' };

test('a workspace is blocked until it is unblocked, known to wgw or not', async () => {
  const { workspaceId } = await addOrganization(domain);
  const blockedAt = domain.now();
  expect(await blockWorkspace(domain, workspaceId)).toEqual({
    organizationName: 'Acme',
    blockedSince: undefined,
  });
  domain.advanceClock({ hours: 1 });
  expect(await blockWorkspace(domain, workspaceId)).toMatchObject({ blockedSince: blockedAt });
  expect(await blockWorkspace(domain, 'E0GRID')).toEqual({
    organizationName: undefined,
    blockedSince: undefined,
  });
  expect(await unblockWorkspace(domain, 'E0GRID')).toBe(true);
  expect(await unblockWorkspace(domain, 'E0GRID')).toBe(false);
});

describe('a blocked workspace', () => {
  test('sends and writes nothing, also for an actor who was found before', async () => {
    const acme = await addOrganization(domain);
    const { administrator: ada } = acme;
    const { id } = await inviteOne(domain, acme, 'ted@acme.com');
    const bob = await addMember(domain, acme, 'MEMBER');
    await requestInvitations(domain, bob, inviteForm(acme, ['kim@acme.com']));
    const request = await domain.prisma.invitationRequest.findFirstOrThrow({
      where: { requesterId: bob.memberId },
    });
    await blockWorkspace(domain, acme.workspaceId);
    const before = await takeSnapshot(domain, ada.organizationId);

    await expect(invite(domain, ada, inviteForm(acme, ['lee@acme.com']))).rejects.toMatchObject(BLOCKED);
    await expect(resendInvitation(domain, ada, { invitationId: id, version: 1 })).rejects.toMatchObject(
      BLOCKED,
    );
    const approval = decideRequest(domain, ada, { requestId: request.id, state: 'APPROVED' });
    await expect(approval).rejects.toMatchObject(BLOCKED);
    expect(await takeSnapshot(domain, ada.organizationId)).toEqual(before);

    expect(await unblockWorkspace(domain, acme.workspaceId)).toBe(true);
    await invite(domain, ada, inviteForm(acme, ['lee@acme.com']));
    await resendInvitation(domain, ada, { invitationId: id, version: 1 });
  });

  test('holds its emails back and reminds nobody', async () => {
    const acme = await addOrganization(domain);
    const { id } = await inviteOne(domain, acme, 'ted@acme.com');
    const email = { id, version: 1 };
    await blockWorkspace(domain, acme.workspaceId);
    expect(await findInvitationToSend(domain, email)).toMatchObject({ isHeld: true });
    await domain.prisma.invitation.update({ where: { id }, data: { sentAt: domain.now() } });
    expect(await findInvitationToRemind(domain, email)).toBeUndefined();
    domain.advanceClock({ hours: 49 });
    await queueReminders(domain);
    expect(await domain.countTasks('remind-invitee', id)).toBe(0);

    await unblockWorkspace(domain, acme.workspaceId);
    expect(await findInvitationToRemind(domain, email)).toMatchObject({ isHeld: false });
    await queueReminders(domain);
    expect(await domain.countTasks('remind-invitee', id)).toBe(1);
  });

  test('has no actors, creates no organization and cannot install wgw', async () => {
    const { workspaceId } = await addOrganization(domain);
    const other = 'T0NEW';
    for (const id of [workspaceId, other]) await blockWorkspace(domain, id);
    await expect(findActor(domain, { workspaceId, userId: 'UADA' })).rejects.toMatchObject(BLOCKED);
    await expect(findActor(domain, { workspaceId, userId: 'UNOBODY' })).rejects.toMatchObject(BLOCKED);
    const profile = {
      userId: 'UEVE',
      name: 'Eve',
      email: 'eve@acme.com',
      mayFoundOrganization: true,
      isOwner: true,
      workspaceName: 'Eve',
    };
    for (const id of [workspaceId, other]) {
      await expect(identifyActor(domain, { ...profile, workspaceId: id })).rejects.toMatchObject(BLOCKED);
      await expect(saveInstallation(domain, id, Buffer.from('grant'))).rejects.toMatchObject(BLOCKED);
    }
    expect(await domain.prisma.workspace.count({ where: { id: other } })).toBe(0);
    expect(await domain.prisma.slackInstallation.count()).toBe(0);
  });

  test('cannot answer invitations in Slack', async () => {
    const acme = await addOrganization(domain);
    const { id } = await inviteOne(domain, acme, 'ted@acme.com');
    await blockWorkspace(domain, acme.workspaceId);
    const ted = {
      workspaceId: acme.workspaceId,
      userId: 'UTED',
      name: 'Ted',
      email: 'ted@acme.com',
      mayFoundOrganization: false,
      isOwner: false,
      workspaceName: 'Acme',
    };
    const answer = answerInSlack(domain, ted, { invitationId: id, answer: 'decline' });
    await expect(answer).rejects.toMatchObject(BLOCKED);
  });

  test('does not affect other workspaces', async () => {
    const [acme, globex] = [await addOrganization(domain), await addOrganization(domain)];
    await blockWorkspace(domain, acme.workspaceId);
    await inviteOne(domain, globex, 'ted@acme.com');
    expect(await findActor(domain, { workspaceId: globex.workspaceId, userId: 'UADA' })).toEqual(
      globex.administrator,
    );
  });
});
