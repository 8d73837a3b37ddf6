import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ActivityFilter, listActivities } from '../../../src/domain/activity/list-activities.ts';
import { acceptInvitation } from '../../../src/domain/invitations/lifecycle/answer.ts';
import { invite } from '../../../src/domain/invitations/lifecycle/invite.ts';
import { decideRequest } from '../../../src/domain/requests/decide-request.ts';
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
import { cancelNow, changeRoleNow, removeNow } from '../members/with-current-version.ts';
import { expectPagesToLeadPastAll } from '../roster/pages.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await startTestDomain();
});
afterAll(() => domain.close());

async function list({ administrator }: TestOrganization, filter: Partial<ActivityFilter> = {}) {
  const request = { filter: { person: '', ...filter }, limit: 100 };
  const { entries } = await listActivities(domain, administrator, request);
  return entries.map(({ kind, details = {} }) => ('email' in details ? `${kind} ${details.email}` : kind));
}

/** Ada invites Ted, Kim invites Lee, and each undoes what the other did. */
const story = [
  'REMOVED ted@acme.com',
  'CANCELLED lee@acme.com',
  'INVITED lee@acme.com',
  'JOINED ted@acme.com',
  'INVITED ted@acme.com',
  'ORGANIZATION_CREATED',
];

async function play() {
  const acme = await addOrganization(domain);
  const next = () => domain.advanceClock({ milliseconds: 1 });
  const kim = await addMember(domain, acme, 'ADMINISTRATOR');
  next();
  const ted = await inviteOne(domain, acme, 'ted@acme.com');
  next();
  await acceptInvitation(domain, { token: ted.token, name: 'Ted Codd' });
  next();
  await invite(domain, kim, inviteForm(acme, ['lee@acme.com']));
  const lee = await domain.prisma.invitation.findFirstOrThrow({ where: { inviterId: kim.memberId } });
  next();
  await cancelNow(domain, acme.administrator, lee.id);
  next();
  const { id: memberId } = await domain.prisma.member.findFirstOrThrow({
    where: { organizationId: kim.organizationId, email: 'ted@acme.com' },
  });
  await removeNow(domain, kim, memberId);
  return { acme, ada: acme.administrator, kim };
}

describe('the activity', () => {
  test('lists what happened in one organization, the newest first', async () => {
    await play();
    const { acme } = await play();
    expect(await list(acme)).toEqual(story);
  });

  test('lists activities of the same moment in the order of writing', async () => {
    const acme = await addOrganization(domain);
    const bob = await addMember(domain, acme, 'MEMBER');
    for (const address of ['lee@acme.com', 'kim@acme.com']) {
      await requestInvitations(domain, bob, inviteForm(acme, [address]));
      const { id: requestId } = await domain.prisma.invitationRequest.findFirstOrThrow({
        where: { organizationId: bob.organizationId, email: address },
      });
      await decideRequest(domain, acme.administrator, { requestId, state: 'APPROVED' });
    }
    await invite(domain, acme.administrator, inviteForm(acme, ['b@acme.com', 'a@acme.com', 'c@acme.com']));
    expect(await list(acme)).toEqual([
      'INVITED c@acme.com',
      'INVITED b@acme.com',
      'INVITED a@acme.com',
      'REQUEST_APPROVED kim@acme.com',
      'INVITED kim@acme.com',
      'REQUESTED kim@acme.com',
      'REQUEST_APPROVED lee@acme.com',
      'INVITED lee@acme.com',
      'REQUESTED lee@acme.com',
      'ORGANIZATION_CREATED',
    ]);
  });

  test('names the actor and the subject: current and removed members, and others', async () => {
    const { ada, kim } = await play();
    const { entries } = await listActivities(domain, ada, { filter: { person: '' }, limit: 3 });
    expect(entries).toMatchObject([
      { kind: 'REMOVED', actorName: kim.name, subjectName: 'Ted Codd', createdAt: domain.now() },
      { kind: 'CANCELLED', actorName: ada.name, subjectName: null },
      { kind: 'INVITED', actorName: kim.name, subjectName: null, details: { role: 'MEMBER' } },
    ]);
    const joined = await listActivities(domain, ada, { filter: { person: '', kind: 'JOINED' }, limit: 3 });
    expect(joined.entries).toMatchObject([{ actorName: null, subjectName: 'Ted Codd' }]);
  });
});

describe('the activity of a person', () => {
  test('has what they did and what was done to them, by words of their name or address', async () => {
    const { acme, kim } = await play();
    const adas = ['CANCELLED lee@acme.com', 'INVITED ted@acme.com', 'ORGANIZATION_CREATED'];
    for (const person of ['lovelace', 'LOVE ada', 'ada@acme.com', ' Ada@ACME.com ', 'ada@']) {
      expect(await list(acme, { person })).toEqual(adas);
    }
    const kims = ['REMOVED ted@acme.com', 'INVITED lee@acme.com'];
    expect(await list(acme, { person: 'bob kahn' })).toEqual(kims);
    expect(await list(acme, { person: kim.email })).toEqual(kims);
  });

  test('is found by any address, of a member, a removed member or someone else', async () => {
    const { acme } = await play();
    expect(await list(acme, { person: 'ted@acme.com' })).toEqual([
      'REMOVED ted@acme.com',
      'JOINED ted@acme.com',
      'INVITED ted@acme.com',
    ]);
    expect(await list(acme, { person: ' LEE@acme.com ' })).toEqual([
      'CANCELLED lee@acme.com',
      'INVITED lee@acme.com',
    ]);
  });

  test('is found for removed members, by address and by name', async () => {
    const { acme, ada, kim } = await play();
    domain.advanceClock({ milliseconds: 1 });
    await removeNow(domain, ada, kim.memberId);
    for (const person of [kim.email, 'bob kahn', 'KAHN']) {
      expect(await list(acme, { person })).toEqual([
        `REMOVED ${kim.email}`,
        'REMOVED ted@acme.com',
        'INVITED lee@acme.com',
      ]);
    }
    expect(await list(acme, { person: 'codd' })).toHaveLength(3);
    expect(await list(acme, { person: 'codd kahn' })).toEqual([]);
  });

  test('has what they did to themselves once', async () => {
    const { acme, ada, kim } = await play();
    domain.advanceClock({ milliseconds: 1 });
    await changeRoleNow(domain, ada, ada.memberId, 'MEMBER');
    const { entries } = await listActivities(domain, kim, {
      filter: { person: 'ada@acme.com', kind: 'ROLE_CHANGED' },
      limit: 9,
    });
    expect(entries).toHaveLength(1);
    expect(await list({ ...acme, administrator: kim }, { person: 'ada' })).toHaveLength(4);
  });

  test('is empty for people unknown to the organization', async () => {
    const { acme } = await play();
    const globex = await addOrganization(domain, 'Globex');
    await inviteOne(domain, globex, 'hank@globex.com');
    for (const person of ['nobody', 'nobody@acme.com', 'hank@globex.com', 'ted lovelace']) {
      expect(await list(acme, { person })).toEqual([]);
    }
  });

  test('is everybody’s without a search, and nobody’s for punctuation alone', async () => {
    const { acme } = await play();
    // More members than a search considers.
    await domain.prisma.member.createMany({
      data: Array.from({ length: 30 }, () => ({
        organizationId: acme.administrator.organizationId,
        name: 'Aaron',
        email: `${randomUUID()}@acme.com`,
        role: 'MEMBER',
        joinedAt: domain.now(),
      })),
    });
    for (const person of ['', '  ']) expect(await list(acme, { person })).toEqual(story);
    for (const person of ['%', ' _ \\ ', '!!!']) expect(await list(acme, { person })).toEqual([]);
  });
});

test('the activity of one kind is everybody’s or a person’s', async () => {
  const { acme } = await play();
  expect(await list(acme, { kind: 'INVITED' })).toEqual(['INVITED lee@acme.com', 'INVITED ted@acme.com']);
  expect(await list(acme, { kind: 'INVITED', person: 'ada' })).toEqual(['INVITED ted@acme.com']);
  expect(await list(acme, { kind: 'INVITED', person: 'lee@acme.com' })).toEqual(['INVITED lee@acme.com']);
  expect(await list(acme, { kind: 'SETTINGS_CHANGED' })).toEqual([]);
});

describe('pages of the activity', () => {
  test.for([1, 2, 7])('of %i list each activity once, also those of the same moment', async (limit) => {
    const { acme, ada } = await play();
    const many = Array.from({ length: 8 }, (_, n) => `p${n}@acme.com`);
    await invite(domain, ada, inviteForm(acme, many));
    await inviteOne(domain, acme, 'ada.too@acme.com');
    domain.advanceClock({ milliseconds: 1 });
    await inviteOne(domain, acme, 'last@acme.com');
    const filters: ActivityFilter[] = [
      { person: '' },
      { person: 'ada' },
      { person: 'ted@acme.com' },
      { person: '', kind: 'INVITED' },
      { person: 'acme', kind: 'INVITED' },
      { person: 'nobody' },
    ];
    for (const filter of filters) {
      await expectPagesToLeadPastAll(
        (length, from) => listActivities(domain, ada, { filter, limit: length, from }),
        limit,
      );
    }
  });

  test('start again if nothing follows the position', async () => {
    const { acme, ada } = await play();
    const from = { after: { key: new Date(0).toISOString(), id: '1' } };
    const { entries, previous } = await listActivities(domain, ada, {
      filter: { person: '' },
      limit: 100,
      from,
    });
    expect(entries).toHaveLength((await list(acme)).length);
    expect(previous).toBeUndefined();
  });

  test('do not shift while more happens: nothing is listed twice, and new activities come first', async () => {
    const { acme, ada } = await play();
    const page = (from?: Parameters<typeof listActivities>[2]['from']) =>
      listActivities(domain, ada, { filter: { person: '' }, limit: 3, from });
    const first = await page();
    domain.advanceClock({ milliseconds: 1 });
    await inviteOne(domain, acme, 'new@acme.com');
    const second = await page(first.next);
    expect([...first.entries, ...second.entries].map(({ kind }) => kind)).toEqual(
      story.map((line) => line.split(' ')[0]),
    );
    const back = await page(second.previous);
    expect(back.entries).toEqual(first.entries);
    expect((await page(back.previous)).entries).toMatchObject([{ details: { email: 'new@acme.com' } }]);
  });
});
