import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decideReplacement } from '../../../src/domain/account-replacements/decide-replacement.ts';
import { replaceAccount } from '../../../src/domain/account-replacements/replace-account.ts';
import type { Actor } from '../../../src/domain/core/actor.ts';
import type { DomainContext } from '../../../src/domain/core/context.ts';
import { findActor } from '../../../src/domain/identity/find-actor.ts';
import { identifyActor } from '../../../src/domain/identity/identify-actor.ts';
import {
  addMember,
  addOrganization,
  outcomeOf,
  startTestDomain,
  type TestDomain,
  type TestOrganization,
} from '../../support/domain.ts';
import { hold, holdWorkspace, untilWaiting, waits } from '../locks.ts';
import { changeRoleNow, removeNow } from '../members/with-current-version.ts';
import { takeSnapshot } from '../snapshot.ts';
import { accountOf, askForPlaceOf, goneAccountOf } from './new-accounts.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await startTestDomain();
});
afterAll(() => domain.close());

/** Bob, whose account is deleted, and the question about his new one. */
async function bobAsks() {
  const acme = await addOrganization(domain);
  const bob = await addMember(domain, acme, 'MEMBER');
  return { acme, ada: acme.administrator, bob, replacement: await askForPlaceOf(domain, acme, bob) };
}

const approve = (
  acme: TestOrganization,
  actor: Actor,
  bob: Actor,
  { id: replacementId }: { id: string },
  on: DomainContext = domain,
) => decideReplacement(on, actor, { replacementId, isApproved: true, newcomer: accountOf(acme, bob) });
const accountsOf = async ({ memberId }: Actor) =>
  (await domain.prisma.slackIdentity.findMany({ where: { memberId } })).map(({ userId }) => userId);
const replacementsOf = ({ organizationId }: Actor) =>
  domain.prisma.activity.findMany({ where: { organizationId, kind: 'ACCOUNT_REPLACED' } });

test('an approved account is bound to the member, and the old one no longer is', async () => {
  const { acme, ada, bob, replacement } = await bobAsks();
  const where = { memberId: bob.memberId };
  // Slack reported that the old account is deactivated.
  await domain.prisma.slackIdentity.updateMany({ where, data: { leftAt: new Date(), toldAt: new Date() } });
  expect(await approve(acme, ada, bob, replacement)).toMatchObject({
    state: 'APPROVED',
    deciderName: ada.name,
    member: { name: bob.name },
  });
  const { workspaceId } = acme;
  expect(await findActor(domain, { workspaceId, userId: 'UNEW' })).toMatchObject({ memberId: bob.memberId });
  expect(await findActor(domain, { workspaceId, userId: 'UGONE' })).toBeUndefined();
  expect(await domain.prisma.slackIdentity.findMany({ where })).toMatchObject([
    { userId: 'UNEW', boundAt: domain.now(), leftAt: null, toldAt: null },
  ]);
  expect(await replacementsOf(ada)).toMatchObject([
    {
      actorId: ada.memberId,
      subjectId: bob.memberId,
      details: { name: bob.name, email: bob.email, fromUserId: 'UGONE', toUserId: 'UNEW', asOwner: false },
    },
  ]);
  expect(await domain.countTasks('tell-replacement-outcome', replacement.id)).toBe(1);
});

test('each Administrator but the member is asked, once', async () => {
  const acme = await addOrganization(domain);
  const kim = await addMember(domain, acme, 'ADMINISTRATOR');
  const bound = await goneAccountOf(domain, acme, kim);
  const ask = (on: DomainContext) => replaceAccount(on, accountOf(acme, kim), bound);
  const asked = await Promise.all([domain, domain.replica, domain].map(ask));
  expect(asked).toEqual(['asked', 'asked', 'asked']);
  const { id } = await domain.prisma.accountReplacement.findFirstOrThrow({
    where: { memberId: kim.memberId },
  });
  expect(await domain.countTasks('ask-about-replacement', id)).toBe(1);
  expect(await domain.countTasks('ask-about-replacement', acme.administrator.memberId)).toBe(1);
});

test('Administrators are asked about the same account once a day, also after one declined', async () => {
  const { acme, ada, bob, replacement } = await bobAsks();
  const bound = { memberId: bob.memberId, organizationId: bob.organizationId, userId: 'UGONE' };
  const askAgain = () => replaceAccount(domain, accountOf(acme, bob), bound);
  const questions = () => domain.countTasks('ask-about-replacement', ada.memberId);
  domain.advanceClock({ hours: 24, milliseconds: -1 });
  expect([await askAgain(), await questions()]).toEqual(['asked', 1]);
  domain.advanceClock({ milliseconds: 1 });
  expect([await askAgain(), await questions()]).toEqual(['asked', 2]);

  const declined = { replacementId: replacement.id, isApproved: false, newcomer: undefined };
  await decideReplacement(domain, ada, declined);
  domain.advanceClock({ hours: 24, milliseconds: -1 });
  expect([await askAgain(), await questions()]).toEqual(['declined', 2]);
  domain.advanceClock({ milliseconds: 1 });
  expect([await askAgain(), await questions()]).toEqual(['asked', 3]);
});

test('the database allows one pending question for an account and a member', async () => {
  const { replacement } = await bobAsks();
  const { id: _id, ...same } = replacement;
  await expect(domain.prisma.accountReplacement.create({ data: same })).rejects.toThrow(/Unique constraint/);
});

test('a question about a later account makes the earlier question lapse', async () => {
  const { acme, ada, bob, replacement } = await bobAsks();
  await domain.prisma.slackIdentity.deleteMany({ where: { memberId: bob.memberId } });
  const bound = await goneAccountOf(domain, acme, bob, 'ULATER');
  expect(await replaceAccount(domain, accountOf(acme, bob), bound)).toBe('asked');
  await expect(approve(acme, ada, bob, replacement)).rejects.toMatchObject({
    code: 'REPLACEMENT_NOT_OPEN',
    details: { state: 'LAPSED' },
  });
  expect(await accountsOf(bob)).toEqual(['ULATER']);
});

describe('an approval changes nothing if', () => {
  test.for<[string, (scene: Awaited<ReturnType<typeof bobAsks>>) => Promise<unknown>]>([
    [
      'the member is bound to another account',
      ({ acme: { workspaceId }, bob: { memberId } }) =>
        domain.prisma.slackIdentity.updateMany({
          where: { workspaceId, memberId },
          data: { userId: 'UOTHER' },
        }),
    ],
    [
      'the new account belongs to another member',
      async ({ acme }) => {
        const kim = await addMember(domain, acme, 'MEMBER');
        await identifyActor(domain, accountOf(acme, kim));
      },
    ],
    ['the member was removed', ({ ada, bob }) => removeNow(domain, ada, bob.memberId)],
    [
      'the member was removed but is still bound',
      ({ bob: { memberId } }) =>
        domain.prisma.member.update({ where: { id: memberId }, data: { removedAt: domain.now() } }),
    ],
  ])('%s', async ([, happens]) => {
    const scene = await bobAsks();
    const { acme, ada, bob, replacement } = scene;
    await happens(scene);
    const { identities } = await takeSnapshot(domain, ada.organizationId);
    expect(await approve(acme, ada, bob, replacement)).toMatchObject({
      state: 'LAPSED',
      deciderName: undefined,
    });
    expect((await takeSnapshot(domain, ada.organizationId)).identities).toEqual(identities);
    expect(await replacementsOf(ada)).toEqual([]);
  });

  test('Slack describes another account, or one with another address', async () => {
    for (const changes of [{ userId: 'UEVE' }, { email: 'eve@acme.com' }]) {
      const { acme, ada, bob, replacement } = await bobAsks();
      const newcomer = accountOf(acme, bob, changes);
      const decision = { replacementId: replacement.id, isApproved: true, newcomer };
      expect(await decideReplacement(domain, ada, decision)).toMatchObject({ state: 'LAPSED' });
      expect(await accountsOf(bob)).toEqual(['UGONE']);
    }
  });
});

describe('concurrently', () => {
  test('two commands of the new account ask the Administrators once', async () => {
    const acme = await addOrganization(domain);
    const bob = await addMember(domain, acme, 'MEMBER');
    const bound = await goneAccountOf(domain, acme, bob);
    const ask = (on: DomainContext) => replaceAccount(on, accountOf(acme, bob), bound);
    // The question refers to the workspace, so it waits in its last step.
    const workspace = await holdWorkspace(domain, acme);
    const asking = Promise.all([ask(domain), ask(domain.replica)]);
    await untilWaiting(domain, 2);
    await workspace.release();
    expect(await asking).toEqual(['asked', 'asked']);
    expect(await domain.prisma.accountReplacement.count({ where: { memberId: bob.memberId } })).toBe(1);
    expect(await domain.countTasks('ask-about-replacement', acme.administrator.memberId)).toBe(1);
  });

  test('an approval that has begun leaves no account bound to a removed member', async () => {
    const { acme, ada, bob, replacement } = await bobAsks();
    // The removal waits for the row of the binding, which the approval has changed.
    const { release } = await hold(
      domain,
      (transaction) =>
        transaction.$queryRaw`SELECT FROM slack_identities WHERE member_id = ${bob.memberId}::uuid FOR UPDATE`,
    );
    const approving = approve(acme, ada, bob, replacement, domain.replica);
    await untilWaiting(domain, 1);
    const removing = removeNow(domain, ada, bob.memberId);
    await untilWaiting(domain, 2);
    await release();
    await Promise.all([approving, removing]);
    expect(await accountsOf(bob)).toEqual([]);
  });

  test('one of several decisions wins', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { acme, ada, bob, replacement } = await bobAsks();
      const kim = await addMember(domain, acme, 'ADMINISTRATOR');
      const results = await Promise.allSettled([
        approve(acme, ada, bob, replacement),
        approve(acme, kim, bob, replacement, domain.replica),
        decideReplacement(domain, kim, {
          replacementId: replacement.id,
          isApproved: false,
          newcomer: undefined,
        }),
      ]);
      expect(results.map(outcomeOf).sort()).toEqual(['REPLACEMENT_NOT_OPEN', 'REPLACEMENT_NOT_OPEN', 'done']);
      expect(await domain.countTasks('tell-replacement-outcome', replacement.id)).toBe(1);
      expect((await replacementsOf(ada)).length).toBe((await accountsOf(bob))[0] === 'UNEW' ? 1 : 0);
    }
  });

  test('a removal leaves no account bound', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { acme, ada, bob, replacement } = await bobAsks();
      await Promise.all([
        approve(acme, ada, bob, replacement, domain.replica),
        removeNow(domain, ada, bob.memberId),
        identifyActor(domain, accountOf(acme, bob)),
      ]);
      expect(await accountsOf(bob)).toEqual([]);
    }
  });

  test('nobody becomes an Administrator while the only one replaces their account', async () => {
    const acme = await addOrganization(domain);
    const { administrator: ada } = acme;
    const kim = await addMember(domain, acme, 'MEMBER');
    const bound = { memberId: ada.memberId, organizationId: ada.organizationId, userId: 'UADA' };
    // The replacement waits after it has seen that there is no other Administrator.
    const account = await hold(
      domain,
      (transaction) =>
        transaction.$queryRaw`SELECT 1 FROM slack_identities WHERE member_id = ${ada.memberId}::uuid FOR UPDATE`,
    );
    const returning = replaceAccount(domain.replica, accountOf(acme, ada, { isOwner: true }), bound);
    await untilWaiting(domain, 1);
    const promoting = changeRoleNow(domain, ada, kim.memberId, 'ADMINISTRATOR');
    const promotionWaits = await waits(domain, promoting, 2);
    await account.release();
    expect(await returning).toBe('replaced');
    await promoting;
    expect(promotionWaits).toBe(true);
  });
});

describe('the only Administrator', () => {
  test('replaces their account as an owner of the workspace, which the activity records as theirs', async () => {
    const acme = await addOrganization(domain);
    const { administrator: ada } = acme;
    await addMember(domain, acme, 'MEMBER');
    // Another Administrator was removed.
    await removeNow(domain, ada, (await addMember(domain, acme, 'ADMINISTRATOR')).memberId);
    const bound = { memberId: ada.memberId, organizationId: ada.organizationId, userId: 'UADA' };
    expect(await replaceAccount(domain, accountOf(acme, ada), bound)).toBe('only-administrator');
    expect(await accountsOf(ada)).toEqual(['UADA']);
    expect(await replaceAccount(domain, accountOf(acme, ada, { isOwner: true }), bound)).toBe('replaced');
    expect(await accountsOf(ada)).toEqual(['UNEW']);
    expect(await replacementsOf(ada)).toMatchObject([{ actorId: ada.memberId, details: { asOwner: true } }]);
    // Again, when the old account is no longer bound.
    expect(await replaceAccount(domain, accountOf(acme, ada, { isOwner: true }), bound)).toBe('changed');
  });

  test('cannot replace their account if their address has changed', async () => {
    const acme = await addOrganization(domain);
    const { administrator: ada } = acme;
    const bound = { memberId: ada.memberId, organizationId: ada.organizationId, userId: 'UADA' };
    const eve = accountOf(acme, { ...ada, email: 'eve@acme.com' }, { isOwner: true });
    expect(await replaceAccount(domain, eve, bound)).toBe('changed');
    expect(await accountsOf(ada)).toEqual(['UADA']);
  });
});
