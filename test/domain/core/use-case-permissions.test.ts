import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../../src/domain/core/actor.ts';
import { requestInvitations } from '../../../src/domain/requests/request-invitations.ts';
import {
  addMember,
  addOrganization,
  inviteForm,
  inviteOne,
  startTestDomain,
  type TestDomain,
} from '../../support/domain.ts';
import { askForPlaceOf } from '../account-replacements/new-accounts.ts';
import { changeRoleNow, removeNow } from '../members/with-current-version.ts';
import { takeSnapshot } from '../snapshot.ts';
import { type Subject, useCases } from './use-cases.ts';

let domain: TestDomain;
// Shared by all tests, because refused use cases change nothing.
let scene: Scene;
beforeAll(async () => {
  domain = await startTestDomain();
  scene = await setUp();
});
afterAll(() => domain.close());

type Scene = Awaited<ReturnType<typeof setUp>>;

/** An organization with a row of each kind, and an Administrator of another. */
async function setUp() {
  const [acme, globex] = [await addOrganization(domain), await addOrganization(domain, 'Globex')];
  const member = await addMember(domain, acme, 'MEMBER');
  const { id: invitationId } = await inviteOne(domain, acme, 'ted@acme.com');
  // Only invitations whose inviter was warned of the expiry can be extended.
  await domain.prisma.invitation.update({ where: { id: invitationId }, data: { warnedAt: domain.now() } });
  await requestInvitations(domain, member, inviteForm(acme, ['kim@acme.com']));
  const { administrator: ada } = acme;
  const { organizationId } = ada;
  const { id: requestId } = await domain.prisma.invitationRequest.findFirstOrThrow({
    where: { organizationId },
  });
  const { id: replacementId } = await askForPlaceOf(domain, acme, member);
  const subject: Subject = {
    organization: acme,
    memberId: member.memberId,
    invitationId,
    requestId,
    replacementId,
    settingsVersion: 1,
  };
  return { acme, ada, hank: globex.administrator, member, subject };
}

/** Actors who were just removed and demoted, but were found as Administrators before. */
async function goneAndDemoted({ acme, ada }: Scene): Promise<[gone: Actor, demoted: Actor]> {
  const gone = await addMember(domain, acme, 'ADMINISTRATOR');
  const demoted = await addMember(domain, acme, 'ADMINISTRATOR');
  await removeNow(domain, ada, gone.memberId);
  await changeRoleNow(domain, ada, demoted.memberId, 'MEMBER');
  return [gone, demoted];
}

/** The rows of an organization, without tasks, which belong to all organizations. */
async function rowsOf(organizationId: string) {
  const { tasks: _tasks, ...rows } = await takeSnapshot(domain, organizationId);
  return rows;
}

const guarded = useCases.filter(({ memberMay }) => !memberMay);
const open = useCases.filter(({ memberMay }) => memberMay);
const changing = useCases.filter(({ changes }) => changes);
const looking = useCases.filter(({ changes }) => !changes);
const ofId = useCases.filter(({ isOfId }) => isOfId);
const own = useCases.filter(({ isOfId }) => !isOfId);

test('this test covers every use case that checks a permission', () => {
  const root = path.resolve(import.meta.dirname, '../../../src/domain');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (file) =>
      file.endsWith('.ts') && /^ +assertCan\(actor/m.test(readFileSync(path.join(root, file), 'utf8')),
  );
  expect([...new Set(useCases.map(({ file }) => file))].sort()).toEqual(files.sort());
});

test.each(guarded)('a Member may not $name', async ({ act }) => {
  const { ada, member, subject } = scene;
  const before = await takeSnapshot(domain, ada.organizationId);
  await expect(act(domain, member, subject)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  expect(await takeSnapshot(domain, ada.organizationId)).toEqual(before);
});

test.each(open)('any member may $name', async ({ act }) => {
  const { member, subject } = await setUp();
  await act(domain, member, subject);
});

describe('for an actor who was just removed or demoted,', () => {
  let gone: Actor;
  let demoted: Actor;
  beforeAll(async () => {
    [gone, demoted] = await goneAndDemoted(scene);
  });

  test.each(changing)('to $name is refused', async ({ act, memberMay }) => {
    const { ada, subject } = scene;
    const before = await takeSnapshot(domain, ada.organizationId);
    for (const actor of memberMay ? [gone] : [gone, demoted])
      await expect(act(domain, actor, subject)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await takeSnapshot(domain, ada.organizationId)).toEqual(before);
  });

  // The actor is found anew for each Slack interaction, so they see at most what they could see a moment before.
  test.each(looking)('to $name changes nothing', async ({ act }) => {
    const { ada, subject } = scene;
    const before = await takeSnapshot(domain, ada.organizationId);
    for (const actor of [gone, demoted]) await act(domain, actor, subject);
    expect(await takeSnapshot(domain, ada.organizationId)).toEqual(before);
  });
});

describe('for an Administrator of another organization,', () => {
  test.each(ofId)(
    'to $name with an id of this organization is refused like an unknown id',
    async ({ act }) => {
      const { ada, hank, subject } = scene;
      const both = () => Promise.all([ada, hank].map((actor) => takeSnapshot(domain, actor.organizationId)));
      const before = await both();
      const nothing = {
        ...subject,
        memberId: randomUUID(),
        invitationId: randomUUID(),
        requestId: randomUUID(),
        replacementId: randomUUID(),
      };
      const [foreign, missing] = await Promise.allSettled([
        act(domain, hank, subject),
        act(domain, hank, nothing),
      ]);
      expect(foreign).toEqual(missing);
      // A query that finds nothing resolves with nothing; the others throw a NOT_FOUND error.
      if (foreign.status === 'fulfilled') expect(foreign.value).toBeUndefined();
      else expect(foreign.reason).toMatchObject({ code: expect.stringMatching(/^[A-Z]+_NOT_FOUND$/) });
      expect(await both()).toEqual(before);
    },
  );

  test.each(own)('to $name neither shows nor changes anything of this organization', async ({ act }) => {
    const { ada, hank, member, subject } = scene;
    const before = await rowsOf(ada.organizationId);
    const seen = JSON.stringify(await act(domain, hank, subject));
    const ids = [ada.organizationId, ada.memberId, subject.memberId, subject.invitationId, subject.requestId];
    for (const mine of [...ids, member.email, 'ted@acme.com', 'kim@acme.com']) {
      expect(seen).not.toContain(mine);
    }
    expect(await rowsOf(ada.organizationId)).toEqual(before);
  });

  test.each(changing)('to $name is refused with a forged organization id', async ({ act }) => {
    const { ada, hank, subject } = scene;
    const before = await takeSnapshot(domain, ada.organizationId);
    const forged = { ...hank, organizationId: ada.organizationId };
    await expect(act(domain, forged, subject)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await takeSnapshot(domain, ada.organizationId)).toEqual(before);
  });
});
