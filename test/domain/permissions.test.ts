import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../src/domain/members/actor.ts';
import { changeRole } from '../../src/domain/members/change-role.ts';
import { removeMember } from '../../src/domain/members/remove-member.ts';
import { requestInvitations } from '../../src/domain/requests/request-invitations.ts';
import { everythingOf } from './everything.ts';
import { addMember, found, inviteForm, inviteOne, startTestDomain, type TestDomain } from './test-domain.ts';
import { type Subject, useCases } from './use-cases.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await startTestDomain();
});
afterAll(() => domain.close());

/** An organization with something of everything, and an Administrator of another. */
async function setUp() {
  const [acme, globex] = [await found(domain), await found(domain, 'Globex')];
  const member = await addMember(domain, acme, 'MEMBER');
  const { id: invitationId } = await inviteOne(domain, acme, 'ted@acme.com');
  await requestInvitations(domain, member, inviteForm(acme, ['kim@acme.com']));
  const { administrator: ada } = acme;
  const { organizationId } = ada;
  const { id: requestId } = await domain.prisma.invitationRequest.findFirstOrThrow({
    where: { organizationId },
  });
  const subject: Subject = {
    organization: acme,
    memberId: member.memberId,
    invitationId,
    requestId,
    settingsVersion: 1,
  };
  return { acme, ada, hank: globex.administrator, member, subject };
}

/** Removed and demoted a moment ago; what they hold in their hands still says that they are Administrators. */
async function goneAndDemoted({ acme, ada }: Awaited<ReturnType<typeof setUp>>): Promise<Actor[]> {
  const gone = await addMember(domain, acme, 'ADMINISTRATOR');
  const demoted = await addMember(domain, acme, 'ADMINISTRATOR');
  await removeMember(domain, ada, { memberId: gone.memberId, openInvitations: 'cancel' });
  await changeRole(domain, ada, { memberId: demoted.memberId, role: 'MEMBER', openInvitations: 'cancel' });
  return [gone, demoted];
}

test('every use case that a permission guards is replayed here', () => {
  const root = path.resolve(import.meta.dirname, '../../src/domain');
  const guarded = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (file) =>
      file.endsWith('.ts') && readFileSync(path.join(root, file), 'utf8').includes(' assertCan(actor'),
  );
  expect([...new Set(useCases.map(({ file }) => file))].sort()).toEqual(guarded.sort());
});

describe.each(useCases)('to $name', ({ act, memberMay, changes, isOfId }) => {
  test(memberMay ? 'is a Member’s to do as well' : 'is not a Member’s to do', async () => {
    const { ada, member, subject } = await setUp();
    if (memberMay) {
      await act(domain, member, subject);
      return;
    }
    const before = await everythingOf(domain, ada.organizationId);
    await expect(act(domain, member, subject)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await everythingOf(domain, ada.organizationId)).toEqual(before);
  });

  test(
    changes
      ? 'is not theirs who were removed or demoted a moment ago'
      : 'changes nothing, as whoever they were found to be a moment ago decides',
    async () => {
      const scene = await setUp();
      const { ada, subject } = scene;
      const [gone, demoted] = await goneAndDemoted(scene);
      const stale = memberMay ? [gone] : [gone, demoted];
      const before = await everythingOf(domain, ada.organizationId);
      for (const actor of stale) {
        if (actor === undefined) continue;
        if (changes) await expect(act(domain, actor, subject)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
        else await act(domain, actor, subject);
      }
      expect(await everythingOf(domain, ada.organizationId)).toEqual(before);
    },
  );

  test(
    isOfId
      ? 'needs an id of one’s own organization: any other is refused like one that does not exist'
      : 'is done in one’s own organization alone',
    async () => {
      const { ada, hank, subject } = await setUp();
      const before = await everythingOf(domain, ada.organizationId);
      const hanks = await everythingOf(domain, hank.organizationId);
      const nothing = {
        ...subject,
        memberId: randomUUID(),
        invitationId: randomUUID(),
        requestId: randomUUID(),
      };
      const [foreign, missing] = await Promise.allSettled([
        act(domain, hank, subject),
        act(domain, hank, nothing),
      ]);
      if (isOfId) {
        expect(foreign).toEqual(missing);
        if (foreign.status === 'rejected')
          expect(foreign.reason).toMatchObject({ code: expect.stringMatching(/^[A-Z]+_NOT_FOUND$/) });
        else expect(foreign.value).toBeUndefined();
        expect(await everythingOf(domain, hank.organizationId)).toEqual(hanks);
      } else {
        // Whatever it showed or did, there is nothing of the other organization in it.
        const seen = JSON.stringify(foreign);
        for (const id of [ada.organizationId, ada.memberId, ...Object.values(nothing)]) {
          if (typeof id === 'string') expect(seen).not.toContain(id);
        }
        for (const id of [subject.memberId, subject.invitationId, subject.requestId])
          expect(seen).not.toContain(id);
      }
      const { jobs: _jobs, ...rows } = await everythingOf(domain, ada.organizationId);
      expect(before).toMatchObject(rows);
    },
  );

  test.runIf(changes)('is not theirs who claim another organization than their own', async () => {
    const { ada, hank, subject } = await setUp();
    const before = await everythingOf(domain, ada.organizationId);
    const forged = { ...hank, organizationId: ada.organizationId };
    await expect(act(domain, forged, subject)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await everythingOf(domain, ada.organizationId)).toEqual(before);
  });
});
