import { expect } from 'vitest';
import type { TestDomain } from '../../support/domain.ts';

/** Checks what is always true of an organization, after any concurrent changes. */
export async function expectInvariants(
  { prisma, countTasks }: TestDomain,
  organizationId: string,
): Promise<void> {
  const where = { organizationId };
  const [members, invitations, requests, activities, quotas, words, identities, replacements] =
    await Promise.all([
      prisma.member.findMany({ where }),
      prisma.invitation.findMany({ where }),
      prisma.invitationRequest.findMany({ where }),
      prisma.activity.findMany({ where }),
      prisma.sendingQuota.findMany({ where }),
      prisma.rosterWord.findMany({ where, distinct: ['id', 'list'], select: { id: true, list: true } }),
      prisma.slackIdentity.findMany({ where }),
      prisma.accountReplacement.findMany({ where }),
    ]);
  const activity = (kind: string) => activities.filter((each) => each.kind === kind).length;
  const inState = (state: string) => invitations.filter((each) => each.state === state).length;
  const requestsIn = (state: string) => requests.filter((each) => each.state === state).length;
  const repeated = (values: readonly string[]) => values.filter((value, n) => values.indexOf(value) !== n);

  const pending = invitations.filter(({ state }) => state === 'PENDING');
  expect(repeated(pending.map(({ email }) => email)), 'addresses with two open invitations').toEqual([]);
  expect(repeated(members.map(({ email }) => email)), 'members twice').toEqual([]);
  const there = members.filter(({ removedAt }) => removedAt === null);
  expect(there.filter(({ role }) => role === 'ADMINISTRATOR').length, 'Administrators').toBeGreaterThan(0);

  // Each change has one activity.
  expect(activity('INVITED')).toBe(invitations.length);
  expect(activity('JOINED')).toBe(inState('ACCEPTED'));
  expect(activity('DECLINED')).toBe(inState('DECLINED'));
  expect(activity('CANCELLED')).toBe(inState('CANCELLED'));
  const resent = invitations.reduce((sum, { version }) => sum + version - 1, 0);
  expect(activity('RESENT')).toBe(resent);
  expect(activity('REQUESTED')).toBe(requests.length);
  expect(activity('REQUEST_APPROVED')).toBe(requestsIn('APPROVED'));
  expect(activity('REQUEST_DECLINED')).toBe(requestsIn('DECLINED'));

  // Only members who may invite have pending invitations, and only members have open requests.
  const mayInvite = new Set(there.filter(({ role }) => role === 'ADMINISTRATOR').map(({ id }) => id));
  expect(pending.filter(({ inviterId }) => !mayInvite.has(inviterId))).toEqual([]);
  const isThere = new Set(there.map(({ id }) => id));
  const open = requests.filter(({ state }) => state === 'PENDING');
  expect(open.filter(({ requesterId }) => !isThere.has(requesterId))).toEqual([]);

  // Removed members have no Slack account. Each replaced account has an activity.
  expect(identities.filter(({ memberId }) => !isThere.has(memberId))).toEqual([]);
  const approved = replacements.filter(({ state }) => state === 'APPROVED').length;
  const asOwner = activities.filter(({ details }) => JSON.stringify(details).includes('"asOwner":true'));
  expect(activity('ACCOUNT_REPLACED')).toBe(approved + asOwner.length);

  // Each link has one email, and the limits count each.
  const emails = await Promise.all(invitations.map(({ id }) => countTasks('send-invitation', id)));
  expect(emails).toEqual(invitations.map(({ version }) => version));
  const charged = quotas.find(({ scope }) => scope === 'ORGANIZATION')?.used ?? 0;
  expect(charged).toBeLessThanOrEqual(invitations.length + resent);

  // The search index has the entries of the roster, and removed members in a list of their own.
  const listed = [...members, ...pending].map(({ id }) => id);
  expect(words.map(({ id }) => id).sort()).toEqual(listed.sort());
  const inLists = words.filter(({ list }) => list !== 'REMOVED').map(({ id }) => id);
  expect(inLists.sort()).toEqual([...there, ...pending].map(({ id }) => id).sort());
}
