import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DomainContext } from '../../../src/domain/core/context.ts';
import type { SlackProfile } from '../../../src/domain/core/slack-user.ts';
import { findActor } from '../../../src/domain/identity/find-actor.ts';
import { identifyActor } from '../../../src/domain/identity/identify-actor.ts';
import { listAdministratorNames } from '../../../src/domain/identity/list-administrator-names.ts';
import { addMember, addOrganization, startTestDomain, type TestDomain } from '../../support/domain.ts';
import { hold, untilWaiting } from '../locks.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await startTestDomain();
});
afterAll(() => domain.close());

const profile = (changes: Partial<SlackProfile> = {}): SlackProfile => ({
  workspaceId: `T${randomUUID()}`,
  workspaceName: 'Acme',
  userId: 'UTED',
  name: 'Ted Codd',
  email: 'ted@acme.com',
  mayFoundOrganization: false,
  isOwner: false,
  ...changes,
});

test('the first user who may creates the organization, named after the workspace, and is its Administrator', async () => {
  const founder = profile({ mayFoundOrganization: true });
  await identifyActor(domain, founder);
  const actor = await findActor(domain, founder);
  expect(actor).toMatchObject({ organizationName: 'Acme', name: 'Ted Codd', role: 'ADMINISTRATOR' });
  const activity = { organizationId: actor?.organizationId ?? '', kind: 'ORGANIZATION_CREATED' } as const;
  expect(await domain.prisma.activity.findMany({ where: activity })).toMatchObject([
    { actorId: actor?.memberId },
  ]);
});

test('of 20 concurrent users on two replicas, one creates it', async () => {
  const { workspaceId } = profile();
  const actors = await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      identifyActor(
        n % 2 ? domain : domain.replica,
        profile({ workspaceId, userId: `U${n}`, email: `p${n}@acme.com`, mayFoundOrganization: true }),
      ),
    ),
  );
  expect(actors.filter((actor) => actor !== undefined)).toHaveLength(1);
  expect(
    await domain.prisma.organization.count({ where: { workspaces: { some: { id: workspaceId } } } }),
  ).toBe(1);
});

test('of two concurrent first commands, one creates the organization, and the other waits and finds it', async () => {
  const { workspaceId } = profile();
  // The first waits after it has seen that there is no organization.
  const organizations = await hold(
    domain,
    (transaction) => transaction.$queryRaw`LOCK TABLE organizations IN SHARE MODE`,
  );
  const founder = (userId: string, on: DomainContext) =>
    identifyActor(
      on,
      profile({ workspaceId, userId, email: `${userId}@acme.com`, mayFoundOrganization: true }),
    );
  const founding = Promise.all([founder('u1', domain), founder('u2', domain.replica)]);
  await untilWaiting(domain, 2);
  await organizations.release();
  expect((await founding).filter((actor) => actor !== undefined)).toHaveLength(1);
});

test('a user who may not creates no organization', async () => {
  const stranger = profile();
  expect(await identifyActor(domain, stranger)).toBeUndefined();
  expect(await domain.prisma.workspace.count({ where: { id: stranger.workspaceId } })).toBe(0);
});

test('a member is identified by address the first time, then by Slack id', async () => {
  const { workspaceId, administrator } = await addOrganization(domain);
  const { organizationId } = administrator;
  const data = {
    organizationId,
    email: 'ted@acme.com',
    name: 'Ted',
    role: 'MEMBER',
    joinedAt: domain.now(),
  } as const;
  await domain.prisma.member.create({ data });
  expect(await identifyActor(domain, profile({ workspaceId }))).toMatchObject({
    role: 'MEMBER',
    name: 'Ted',
  });

  // Later his profile shows the Administrator's address, and another profile shows his.
  const changed = profile({ workspaceId, email: administrator.email });
  expect(await identifyActor(domain, changed)).toMatchObject({ role: 'MEMBER', name: 'Ted' });
  expect(await identifyActor(domain, profile({ workspaceId, userId: 'UEVE' }))).toEqual({
    takenBy: { memberId: expect.any(String), organizationId, userId: 'UTED' },
  });
  expect(await findActor(domain, { workspaceId, userId: 'UEVE' })).toBeUndefined();
});

test('a Slack account bound to a removed member has no actor', async () => {
  const { workspaceId, administrator: ada } = await addOrganization(domain);
  await domain.prisma.member.update({ where: { id: ada.memberId }, data: { removedAt: domain.now() } });
  expect(await findActor(domain, { workspaceId, userId: 'UADA' })).toBeUndefined();
});

test('the same user id in another workspace is another person', async () => {
  const { workspaceId } = await addOrganization(domain);
  expect(await findActor(domain, { workspaceId, userId: 'UADA' })).toBeDefined();
  expect(await findActor(domain, { workspaceId: 'TOTHER', userId: 'UADA' })).toBeUndefined();
});

test('at most five Administrators of one organization are named, the longest members first', async () => {
  const acme = await addOrganization(domain);
  await addOrganization(domain, 'Globex');
  await addMember(domain, acme, 'MEMBER');
  domain.advanceClock({ hours: 1 });
  for (let n = 0; n < 6; n += 1) await addMember(domain, acme, 'ADMINISTRATOR');
  const names = await listAdministratorNames(domain, acme.workspaceId, 'members:invite');
  expect(names).toEqual(['Ada Lovelace', ...Array(4).fill('Bob Kahn')]);
  expect(await listAdministratorNames(domain, 'TOTHER', 'members:invite')).toEqual([]);
});
