import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listActivities } from '../../src/domain/activity/list-activities.ts';
import type { Domain } from '../../src/domain/domain.ts';
import { cancelInvitation } from '../../src/domain/invitations/cancel.ts';
import { findPendingInvitation } from '../../src/domain/invitations/find-pending.ts';
import { invite } from '../../src/domain/invitations/invite.ts';
import { resendInvitation } from '../../src/domain/invitations/resend.ts';
import type { Actor } from '../../src/domain/members/actor.ts';
import { changeRole } from '../../src/domain/members/change-role.ts';
import { findMemberToChange } from '../../src/domain/members/find-member.ts';
import { removeMember } from '../../src/domain/members/remove-member.ts';
import { changeSettings } from '../../src/domain/organizations/change-settings.ts';
import { findSettings } from '../../src/domain/organizations/find-settings.ts';
import { decideRequest } from '../../src/domain/requests/decide-request.ts';
import { listOpenRequests } from '../../src/domain/requests/find-requests.ts';
import { requestInvitations } from '../../src/domain/requests/request-invitations.ts';
import { addMember, found, inviteForm, inviteOne, startTestDomain, type TestDomain } from './test-domain.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await startTestDomain();
});
afterAll(() => domain.close());

/** What the actions are about: ids of one organization, or ids that do not exist. */
interface Subject {
  readonly memberId: string;
  readonly invitationId: string;
  readonly requestId: string;
}

const typed = {
  name: 'Mine now',
  about: '',
  announceTo: 'INVITER',
  announceChannelId: null,
  invitationDays: '30',
  allowedDomains: '',
  inviterLimit: '1',
  organizationLimit: '1',
  addressLimit: '1',
} as const;

/** Everything that only Administrators may do with something, as they do it. */
const actions: Record<string, (on: Domain, actor: Actor, subject: Subject) => Promise<unknown>> = {
  'make an Administrator': (on, actor, { memberId }) =>
    changeRole(on, actor, { memberId, role: 'ADMINISTRATOR', openInvitations: 'cancel' }),
  remove: (on, actor, { memberId }) => removeMember(on, actor, { memberId, openInvitations: 'keep' }),
  'look at a member to change': (on, actor, { memberId }) => findMemberToChange(on, actor, memberId),
  cancel: (on, actor, { invitationId }) => cancelInvitation(on, actor, { invitationId }),
  resend: (on, actor, { invitationId }) => resendInvitation(on, actor, { invitationId, version: 1 }),
  'look at an invitation': (on, actor, { invitationId }) => findPendingInvitation(on, actor, invitationId),
  approve: (on, actor, { requestId }) => decideRequest(on, actor, { requestId, state: 'APPROVED' }),
  'turn down': (on, actor, { requestId }) => decideRequest(on, actor, { requestId, state: 'DECLINED' }),
};
/** And what they may do with their own organization. */
const ownActions: Record<string, (on: Domain, actor: Actor) => Promise<unknown>> = {
  'see the activity': (on, actor) => listActivities(on, actor, { filter: { person: '' }, limit: 1 }),
  'see the settings': (on, actor) => findSettings(on, actor),
  'change the settings': (on, actor) => changeSettings(on, actor, { typed, version: 1 }),
  'see the requests': (on, actor) => listOpenRequests(on, actor, 1),
};
/** What looks only at the actor's role, as it was found a moment ago, and changes nothing. */
const looks = [
  'look at a member to change',
  'look at an invitation',
  'see the activity',
  'see the settings',
  'see the requests',
];

async function setUp() {
  const acme = await found(domain);
  const member = await addMember(domain, acme, 'MEMBER');
  const { id: invitationId } = await inviteOne(domain, acme, 'ted@acme.com');
  await requestInvitations(domain, member, inviteForm(acme, ['kim@acme.com']));
  const { organizationId } = acme.administrator;
  const request = await domain.prisma.invitationRequest.findFirstOrThrow({ where: { organizationId } });
  return { acme, member, subject: { memberId: member.memberId, invitationId, requestId: request.id } };
}

async function everythingOf(organizationId: string) {
  const { prisma } = domain;
  const where = { organizationId };
  const orderBy = { id: 'asc' } as const;
  return Promise.all([
    prisma.organization.findUnique({ where: { id: organizationId } }),
    prisma.member.findMany({ where, orderBy }),
    prisma.invitation.findMany({ where, orderBy }),
    prisma.invitationRequest.findMany({ where, orderBy }),
    prisma.activity.findMany({ where, orderBy }),
    prisma.sendingQuota.findMany({ where, orderBy: { subject: 'asc' } }),
  ]);
}

const all = [...Object.entries(actions), ...Object.entries(ownActions)];

describe.each(all)('to %s', (_name, act) => {
  test('is not a Member’s to do', async () => {
    const { acme, member, subject } = await setUp();
    const before = await everythingOf(acme.administrator.organizationId);
    await expect(act(domain, member, subject)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await everythingOf(acme.administrator.organizationId)).toEqual(before);
  });
});

describe.each(all.filter(([name]) => !looks.includes(name)))('to %s', (_name, act) => {
  test('is not theirs who were removed or demoted a moment ago', async () => {
    const { acme, subject } = await setUp();
    const [gone, demoted] = [
      await addMember(domain, acme, 'ADMINISTRATOR'),
      await addMember(domain, acme, 'ADMINISTRATOR'),
    ];
    const { administrator: ada } = acme;
    await removeMember(domain, ada, { memberId: gone.memberId, openInvitations: 'cancel' });
    await changeRole(domain, ada, { memberId: demoted.memberId, role: 'MEMBER', openInvitations: 'cancel' });
    const before = await everythingOf(ada.organizationId);
    await expect(act(domain, gone, subject)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    await expect(act(domain, demoted, subject)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await everythingOf(ada.organizationId)).toEqual(before);
  });
});

test.each(Object.entries(actions))(
  'to %s needs an id of one’s own organization: any other is refused like one that does not exist',
  async (_name, act) => {
    const { acme, subject } = await setUp();
    const { administrator: hank } = await found(domain, 'Globex');
    const before = await everythingOf(acme.administrator.organizationId);
    const nothing = { memberId: randomUUID(), invitationId: randomUUID(), requestId: randomUUID() };
    const [foreign, missing] = await Promise.allSettled([
      act(domain, hank, subject),
      act(domain, hank, nothing),
    ]);
    expect(foreign).toMatchObject({
      status: 'rejected',
      reason: { code: expect.stringContaining('_NOT_FOUND') },
    });
    expect(foreign).toEqual(missing);
    expect(await everythingOf(acme.administrator.organizationId)).toEqual(before);
  },
);

test('inviting and asking are refused to whoever was removed a moment ago', async () => {
  const { acme, member } = await setUp();
  await removeMember(domain, acme.administrator, { memberId: member.memberId, openInvitations: 'cancel' });
  const form = inviteForm(acme, ['new@acme.com']);
  await expect(invite(domain, { ...member, role: 'ADMINISTRATOR' }, form)).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
  });
  await expect(requestInvitations(domain, member, form)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
});
