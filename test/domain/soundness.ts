import { expect } from 'vitest';
import { everythingOf } from './everything.ts';
import type { TestDomain } from './test-domain.ts';

type Everything = Awaited<ReturnType<typeof everythingOf>>;

/**
 * Checks what holds of an organization whatever was done, and by how many at once.
 *
 * @param founding the members there were before anything was done, whom no activity tells of.
 */
export async function expectSound(
  domain: TestDomain,
  organizationId: string,
  founding: readonly { readonly memberId: string; readonly role: string }[],
): Promise<void> {
  const all = await everythingOf(domain, organizationId);
  expectOneOfEach(all);
  expectNoBackDoor(all);
  expectEverythingToldOnce(all);
  expectMembersToBeAsTold(all, founding);
  expectJobs(all);
  expectQuotas(all);

  // The search finds whom the lists show, as they are now.
  const listed = [
    ...all.members
      .filter(({ removedAt }) => removedAt === null)
      .map((each) => ({ ...each, list: 'MEMBERS' })),
    ...pendingOf(all).map((each) => ({ ...each, list: 'INVITATIONS' })),
  ];
  const entry = ({ id, list, role }: { id: string; list: string; role: string }) => `${list} ${role} ${id}`;
  expect([...new Set(all.words.map(entry))].sort()).toEqual(listed.map(entry).sort());
}

const pendingOf = ({ invitations }: Everything) => invitations.filter(({ state }) => state === 'PENDING');
const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);

function expectOneOfEach(all: Everything): void {
  const repeated = (rows: readonly { email: string }[]) => {
    const emails = rows.map(({ email }) => email);
    return emails.filter((email, n) => emails.indexOf(email) !== n);
  };
  expect(repeated(pendingOf(all)), 'addresses with two open invitations').toEqual([]);
  expect(
    repeated(all.requests.filter(({ state }) => state === 'PENDING')),
    'addresses asked for twice',
  ).toEqual([]);
  expect(repeated(all.members), 'members twice').toEqual([]);
}

/** Nobody who may not do a thing any more has left something of it behind. */
function expectNoBackDoor(all: Everything): void {
  const there = all.members.filter(({ removedAt }) => removedAt === null);
  const administrators = there.filter(({ role }) => role === 'ADMINISTRATOR');
  expect(administrators.length, 'Administrators').toBeGreaterThan(0);
  const [isThere, mayInvite] = [new Set(ids(there)), new Set(ids(administrators))];
  expect(pendingOf(all).filter(({ inviterId }) => !mayInvite.has(inviterId))).toEqual([]);
  const open = all.requests.filter(({ state }) => state === 'PENDING');
  expect(open.filter(({ requesterId }) => !isThere.has(requesterId))).toEqual([]);
  expect(all.identities.filter(({ memberId }) => !isThere.has(memberId))).toEqual([]);
}

function expectEverythingToldOnce({ invitations, requests, activities }: Everything): void {
  const told = (kind: string) =>
    activities.filter((each) => each.kind === kind).map(({ subjectId }) => subjectId ?? '');
  const inState = (rows: readonly { id: string; state: string }[], state: string) =>
    ids(rows.filter((each) => each.state === state));
  const resent = invitations.flatMap(({ id, version }) => Array<string>(version - 1).fill(id));
  expect(told('INVITED').sort()).toEqual(ids(invitations));
  expect(told('RESENT').sort()).toEqual(resent);
  expect(told('JOINED').sort()).toEqual(inState(invitations, 'ACCEPTED'));
  expect(told('DECLINED').sort()).toEqual(inState(invitations, 'DECLINED'));
  expect(told('CANCELLED').sort()).toEqual(inState(invitations, 'CANCELLED'));
  expect(told('REQUESTED').sort()).toEqual(ids(requests));
  expect(told('REQUEST_APPROVED').sort()).toEqual(inState(requests, 'APPROVED'));
  expect(told('REQUEST_DECLINED').sort()).toEqual(inState(requests, 'DECLINED'));
}

/** Who is there, and as what, is what the activity tells: nobody came, went or changed otherwise. */
function expectMembersToBeAsTold(
  { members, activities }: Everything,
  founding: readonly { readonly memberId: string; readonly role: string }[],
): void {
  for (const { id, email, role, removedAt } of members) {
    const founder = founding.find(({ memberId }) => memberId === id);
    const of = (kind: string) => activities.filter((each) => each.kind === kind && emailOf(each) === email);
    const [joined, removed] = [of('JOINED'), of('REMOVED')];
    const isThere = (founder ? 1 : 0) + joined.length - removed.length;
    expect(isThere, 'times that somebody came more than they went').toBe(removedAt === null ? 1 : 0);
    if (removed.length > 0) continue;
    const first = founder?.role ?? roleOf(joined[0]);
    const isFirst = of('ROLE_CHANGED').length % 2 === 0;
    expect(role === first, 'whether they are what they were first').toBe(isFirst);
  }
}

/** Whatever has to be sent is due once, and nothing else is. */
function expectJobs({ invitations, requests, submissions, jobs }: Everything): void {
  const due = (task: string, mine: readonly string[]) =>
    jobs
      .filter((job) => job.task === task)
      .map(({ payload }) => Object.values(payload as Record<string, unknown>).join(' '))
      .filter((payload) => mine.some((id) => payload.includes(id)))
      .sort();
  const links = invitations.flatMap(({ id, version }) =>
    Array.from({ length: version }, (_, n) => `${id} ${n + 1}`),
  );
  expect(due('send-invitation', ids(invitations))).toEqual(links.sort());
  const answered = invitations.filter(({ state }) => state === 'ACCEPTED' || state === 'DECLINED');
  expect(due('tell-inviter', ids(invitations))).toEqual(ids(answered));
  const decided = requests.filter(({ state }) => state === 'APPROVED' || state === 'DECLINED');
  expect(due('tell-requester', ids(requests))).toEqual(ids(decided));
  expect(due('announce-submission', ids(submissions))).toHaveLength(submissions.length);
}

/** Every email is counted for the organization, for whoever sent it, and for its address, since the day of each began. */
function expectQuotas({ quotas, activities }: Everything): void {
  const sent = activities.filter(({ kind }) => kind === 'INVITED' || kind === 'RESENT');
  const subjects = sent.flatMap((each) => [each.organizationId, each.actorId, emailOf(each)]);
  expect(quotas.map(({ subject }) => subject).sort()).toEqual([...new Set(subjects)].sort());
  for (const { subject, used, allowed, windowStartedAt } of quotas) {
    const counted = sent.filter(
      (each) =>
        [each.organizationId, each.actorId, emailOf(each)].includes(subject) &&
        each.createdAt >= windowStartedAt,
    );
    expect(used).toBe(counted.length);
    expect(used).toBeLessThanOrEqual(allowed);
  }
}

function roleOf(joined: Everything['activities'][number] | undefined): string | undefined {
  return (joined?.details as { role: string } | undefined)?.role;
}

function emailOf({ details }: Everything['activities'][number]): string {
  return (details as { email: string }).email;
}
