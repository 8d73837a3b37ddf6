import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../../src/domain/core/actor.ts';
import {
  findAdministratorsInSlack,
  findMemberInSlack,
} from '../../../src/domain/identity/members-in-slack.ts';
import { findMemberToChange } from '../../../src/domain/members/find-member-to-change.ts';
import { decideRequest } from '../../../src/domain/requests/decide-request.ts';
import { requestInvitations } from '../../../src/domain/requests/request-invitations.ts';
import {
  addMember,
  addOrganization,
  inviteForm,
  startTestDomain,
  type TestDomain,
} from '../../support/domain.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await startTestDomain();
});
afterAll(() => domain.close());

/** Binds a member to a Slack account of their own. */
async function bind({ memberId, organizationId }: Actor, workspaceId: string): Promise<void> {
  const data = { workspaceId, userId: `U${randomUUID()}`, memberId, organizationId };
  await domain.prisma.slackIdentity.create({ data: { ...data, boundAt: domain.now() } });
}

const administratorsOf = async ({ organizationId }: Actor) =>
  (await findAdministratorsInSlack(domain.prisma, organizationId)).map(({ memberId }) => memberId);
const leave = ({ memberId }: Actor) =>
  domain.prisma.slackIdentity.updateMany({ where: { memberId }, data: { leftAt: domain.now() } });
const markAsRemoved = ({ memberId: id }: Actor) =>
  domain.prisma.member.update({ where: { id }, data: { removedAt: domain.now() } });

test('wgw messages Administrators who are members and active in Slack, once for all workspaces', async () => {
  const acme = await addOrganization(domain);
  const { administrator: ada, workspaceId } = acme;
  const { organizationId } = ada;
  const other = `T${randomUUID()}`;
  await domain.prisma.workspace.create({ data: { id: other, organizationId, createdAt: domain.now() } });
  await bind(ada, other);
  const [left, removed] = [
    await addMember(domain, acme, 'ADMINISTRATOR'),
    await addMember(domain, acme, 'ADMINISTRATOR'),
  ];
  for (const each of [left, removed, await addMember(domain, acme, 'MEMBER')]) await bind(each, workspaceId);
  await leave(left);
  await markAsRemoved(removed);
  expect(await administratorsOf(ada)).toEqual([ada.memberId]);
});

test('wgw messages at most 20 Administrators, the longest members first', async () => {
  const acme = await addOrganization(domain);
  const { administrator: ada, workspaceId } = acme;
  domain.advanceClock({ hours: 1 });
  for (let n = 0; n < 20; n += 1) await bind(await addMember(domain, acme, 'ADMINISTRATOR'), workspaceId);
  const administrators = await administratorsOf(ada);
  expect(administrators).toHaveLength(20);
  expect(administrators[0]).toBe(ada.memberId);
});

test('a member is found in their own organization, while they are a member and active in Slack', async () => {
  const acme = await addOrganization(domain);
  const { administrator: ada } = acme;
  const { organizationId: elsewhere } = (await addOrganization(domain, 'Globex')).administrator;
  const reach = (organizationId: string, { memberId } = ada) =>
    findMemberInSlack(domain, { organizationId, memberId }, 'members:invite');
  expect(await reach(ada.organizationId)).toMatchObject({ userId: 'UADA' });
  expect(await reach(elsewhere)).toBeUndefined();
  const left = await addMember(domain, acme, 'ADMINISTRATOR');
  await bind(left, acme.workspaceId);
  expect(await reach(ada.organizationId, left)).toBeDefined();
  await leave(left);
  expect(await reach(ada.organizationId, left)).toBeUndefined();
  await markAsRemoved(ada);
  expect(await reach(ada.organizationId)).toBeUndefined();
});

test('a member to change is found with the number of their open requests', async () => {
  const acme = await addOrganization(domain);
  const { administrator: ada } = acme;
  const bob = await addMember(domain, acme, 'MEMBER');
  await requestInvitations(domain, bob, inviteForm(acme, ['ted@acme.com', 'kim@acme.com']));
  const { id } = await domain.prisma.invitationRequest.findFirstOrThrow({
    where: { requesterId: bob.memberId },
  });
  await decideRequest(domain, ada, { requestId: id, state: 'DECLINED' });
  expect(await findMemberToChange(domain, ada, bob.memberId)).toMatchObject({ openRequests: 1 });
});
