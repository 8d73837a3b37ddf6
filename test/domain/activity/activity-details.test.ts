import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Prisma } from '../../../src/database/generated/client.ts';
import { ActivityKind } from '../../../src/database/generated/enums.ts';
import { listActivities } from '../../../src/domain/activity/list-activities.ts';
import { recordDeliveries } from '../../../src/domain/invitations/delivery/record-delivery-events.ts';
import { invite } from '../../../src/domain/invitations/lifecycle/invite.ts';
import { requestInvitations } from '../../../src/domain/requests/request-invitations.ts';
import {
  addMember,
  addOrganization,
  inviteForm,
  inviteOne,
  startTestDomain,
  type TestDomain,
  type TestOrganization,
} from '../../support/domain.ts';
import { removeNow } from '../members/with-current-version.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await startTestDomain();
});
afterAll(() => domain.close());

async function list({ administrator }: TestOrganization, kind?: ActivityKind) {
  const { entries } = await listActivities(domain, administrator, {
    filter: { person: '', kind },
    limit: 50,
  });
  return entries;
}

function insert({ administrator }: TestOrganization, kind: ActivityKind, details: Prisma.InputJsonValue) {
  const { organizationId } = administrator;
  return domain.prisma.activity.create({
    data: { organizationId, kind, details, createdAt: domain.now() },
  });
}

const emailAndRole = { email: 'ted@acme.com', role: 'MEMBER' };
const counts = { cancelled: 0, kept: 0 };

/** The fewest details that a version of wgw stored for a kind. */
const earliest: Record<ActivityKind, Prisma.InputJsonObject> = {
  ORGANIZATION_CREATED: { name: 'Acme' },
  INVITED: emailAndRole,
  RESENT: emailAndRole,
  EXTENDED: emailAndRole,
  CANCELLED: emailAndRole,
  JOINED: emailAndRole,
  DECLINED: emailAndRole,
  EMAIL_REFUSED: { email: 'ted@acme.com' },
  EMAIL_FAILED: { email: 'ted@acme.com', delivery: 'BOUNCED' },
  REQUESTED: emailAndRole,
  REQUEST_APPROVED: emailAndRole,
  REQUEST_DECLINED: emailAndRole,
  ROLE_CHANGED: {
    email: 'ted@acme.com',
    name: 'Ted',
    before: 'MEMBER',
    after: 'ADMINISTRATOR',
    ...counts,
  },
  REMOVED: { ...emailAndRole, name: 'Ted', ...counts },
  ACCOUNT_REPLACED: { ...emailAndRole, name: 'Ted', fromUserId: 'U1', toUserId: 'U2', asOwner: true },
  SETTINGS_CHANGED: {
    before: { about: null, allowedDomains: [] },
    after: { about: 'x', allowedDomains: ['a.b'] },
  },
};

describe('the details of an activity', () => {
  test.each(Object.values(ActivityKind))('are readable as earlier versions stored them: %s', async (kind) => {
    const acme = await addOrganization(domain);
    domain.advanceClock({ milliseconds: 1 });
    const { id } = await insert(acme, kind, earliest[kind]);
    const [activity] = await list(acme, kind);
    expect(activity).toMatchObject({ id, kind, details: earliest[kind] });
  });

  test('have defaults for fields that a later version added', async () => {
    const acme = await addOrganization(domain);
    await insert(acme, 'REMOVED', earliest.REMOVED);
    expect(await list(acme, 'REMOVED')).toMatchObject([{ details: { withdrawn: 0 } }]);
  });

  test('are readable as statements insert them', async () => {
    const acme = await addOrganization(domain);
    const bob = await addMember(domain, acme, 'MEMBER');
    const kim = await addMember(domain, acme, 'ADMINISTRATOR');
    await requestInvitations(domain, bob, inviteForm(acme, ['ted@acme.com']));
    await invite(domain, kim, inviteForm(acme, ['ted@acme.com']));
    expect(await list(acme, 'REQUESTED')).toMatchObject([{ details: emailAndRole }]);
    expect(await list(acme, 'REQUEST_APPROVED')).toMatchObject([{ details: emailAndRole }]);
    expect(await list(acme, 'INVITED')).toMatchObject([{ details: emailAndRole }]);

    await removeNow(domain, acme.administrator, kim.memberId);
    expect(await list(acme, 'CANCELLED')).toMatchObject([{ details: emailAndRole }]);

    const { id: invitationId } = await inviteOne(domain, acme, 'lee@acme.com');
    await recordDeliveries(domain, [{ invitationId, delivery: 'BLOCKED', reason: 'Try later' }]);
    await recordDeliveries(domain, [{ invitationId, delivery: 'SPAM' }]);
    expect((await list(acme, 'EMAIL_FAILED')).map(({ details }) => details)).toEqual([
      { email: 'lee@acme.com', delivery: 'SPAM' },
      { email: 'lee@acme.com', delivery: 'BLOCKED', reason: 'Try later' },
    ]);
  });
});

test.each([
  ['a field is missing', { email: 'ted@acme.com' }],
  ['a value is unknown', { ...emailAndRole, role: 'GUEST' }],
  ['they belong to another kind', earliest.SETTINGS_CHANGED],
  ['they are not an object', 'ted@acme.com'],
])('an activity with unreadable details leaves the others listed: %s', async (_, details) => {
  const acme = await addOrganization(domain);
  domain.advanceClock({ milliseconds: 1 });
  const { id } = await insert(acme, 'INVITED', details);
  domain.advanceClock({ milliseconds: 1 });
  await insert(acme, 'INVITED', emailAndRole);
  expect(await list(acme)).toMatchObject([
    { kind: 'INVITED', details: emailAndRole },
    { id, kind: 'INVITED', details: undefined },
    { kind: 'ORGANIZATION_CREATED' },
  ]);
  expect(domain.warnings.at(-1)).toEqual([
    { activityId: id, kind: 'INVITED' },
    'the details of an activity cannot be read',
  ]);
});
