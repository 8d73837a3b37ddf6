import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ActivityFilter, listActivities } from '../../src/domain/activity/list-activities.ts';
import { acceptInvitation } from '../../src/domain/invitations/accept.ts';
import { cancelInvitation } from '../../src/domain/invitations/cancel.ts';
import { invite } from '../../src/domain/invitations/invite.ts';
import { removeMember } from '../../src/domain/members/remove-member.ts';
import {
  addMember,
  found,
  inviteForm,
  inviteOne,
  startTestDomain,
  type TestDomain,
  type TestOrganization,
} from './test-domain.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await startTestDomain();
});
afterAll(() => domain.close());

async function list({ administrator }: TestOrganization, filter: Partial<ActivityFilter> = {}) {
  const { entries } = await listActivities(domain, administrator, {
    filter: { person: '', ...filter },
    limit: 100,
  });
  return entries.map(({ kind, details: { email } }) => `${kind} ${email ?? ''}`.trim());
}

async function play(): Promise<TestOrganization> {
  const acme = await found(domain);
  const next = () => domain.pass({ milliseconds: 1 });
  const kim = await addMember(domain, acme, 'ADMINISTRATOR');
  next();
  const ted = await inviteOne(domain, acme, 'ted@acme.com');
  next();
  await acceptInvitation(domain, { token: ted.token, name: 'Ted Codd' });
  next();
  await invite(domain, kim, inviteForm(acme, ['lee@acme.com']));
  const lee = await domain.prisma.invitation.findFirstOrThrow({ where: { inviterId: kim.memberId } });
  next();
  await cancelInvitation(domain, acme.administrator, { invitationId: lee.id });
  next();
  const { id: memberId } = await domain.prisma.member.findFirstOrThrow({
    where: { organizationId: kim.organizationId, email: 'ted@acme.com' },
  });
  await removeMember(domain, kim, { memberId, openInvitations: 'cancel' });
  return acme;
}

test('tells what happened, the newest first, of one organization alone', async () => {
  await play();
  const acme = await play();
  expect(await list(acme)).toEqual([
    'REMOVED ted@acme.com',
    'CANCELLED lee@acme.com',
    'INVITED lee@acme.com',
    'JOINED ted@acme.com',
    'INVITED ted@acme.com',
    'ORGANIZATION_CREATED',
  ]);
});

test('finds what a person did and had done to them, members or not, there or removed', async () => {
  const acme = await play();
  expect(await list(acme, { person: 'lovelace' })).toEqual([
    'CANCELLED lee@acme.com',
    'INVITED ted@acme.com',
    'ORGANIZATION_CREATED',
  ]);
  expect(await list(acme, { person: ' LEE@acme.com ' })).toEqual([
    'CANCELLED lee@acme.com',
    'INVITED lee@acme.com',
  ]);
  expect(await list(acme, { person: 'ted@acme.com' })).toEqual([
    'REMOVED ted@acme.com',
    'JOINED ted@acme.com',
    'INVITED ted@acme.com',
  ]);
  expect(await list(acme, { person: 'nobody' })).toEqual([]);
});

test('finds a kind, of everybody and of a person', async () => {
  const acme = await play();
  expect(await list(acme, { kind: 'INVITED' })).toEqual(['INVITED lee@acme.com', 'INVITED ted@acme.com']);
  expect(await list(acme, { kind: 'INVITED', person: 'ada' })).toEqual(['INVITED ted@acme.com']);
});

test('is paged forwards and backwards past everything, once, whatever happened at the same moment', async () => {
  const acme = await found(domain);
  const { administrator } = acme;
  await invite(
    domain,
    administrator,
    inviteForm(acme, ['a@acme.com', 'b@acme.com', 'c@acme.com', 'd@acme.com']),
  );
  for (const limit of [1, 2, 3]) {
    const filter = { person: '' };
    const all = await listActivities(domain, administrator, { filter, limit: 100 });
    let page = await listActivities(domain, administrator, { filter, limit });
    const seen = page.entries.map(({ id }) => id);
    while (page.next !== undefined) {
      page = await listActivities(domain, administrator, { filter, limit, from: page.next });
      seen.push(...page.entries.map(({ id }) => id));
    }
    expect(seen).toEqual(all.entries.map(({ id }) => id));
    const back = page.entries.map(({ id }) => id);
    while (page.previous !== undefined) {
      page = await listActivities(domain, administrator, { filter, limit, from: page.previous });
      back.unshift(...page.entries.map(({ id }) => id));
    }
    expect(back).toEqual(seen);
  }
});

test('is changed and deleted by nobody', async () => {
  const { administrator } = await play();
  const where = { organizationId: administrator.organizationId };
  const { activity } = domain.prisma;
  await expect(activity.updateMany({ where, data: { actorId: null } })).rejects.toThrow('only ever added');
  await expect(activity.deleteMany({ where })).rejects.toThrow('only ever added');
});
