import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectSound } from './soundness.ts';
import { mayBeTold, readScene, type Step, step, take } from './steps.ts';
import { addMember, codeOf, found, startTestDomain, type TestDomain } from './test-domain.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await startTestDomain();
});
afterAll(() => domain.close());

/** An organization with few emails a day, and who is in it from the beginning. */
async function setUp() {
  const organization = await found(domain);
  const { administrator } = organization;
  await domain.prisma.organization.update({
    where: { id: administrator.organizationId },
    data: { addressLimit: 4, organizationLimit: 10 },
  });
  const founding = [
    administrator,
    await addMember(domain, organization, 'ADMINISTRATOR'),
    await addMember(domain, organization, 'ADMINISTRATOR'),
    await addMember(domain, organization, 'MEMBER'),
  ];
  return { organization, founding };
}

/** All of the steps at once, on two replicas; then how everything stands. */
async function playRound(steps: readonly Step[], teams: readonly [Team, Team]): Promise<void> {
  const [first, second] = teams;
  const scenes = [
    await readScene(domain, first.organization),
    await readScene(domain, second.organization),
  ] as const;
  const results = await Promise.allSettled(
    steps.map((each, n) => take(n % 2 === 0 ? domain : domain.replica, each, scenes)),
  );
  const unexpected = results
    .map(codeOf)
    .map((code, n) => [steps[n] as Step, code] as const)
    .filter(([tried, code]) => !mayBeTold(tried, code));
  expect(unexpected).toEqual([]);
  for (const { organization, founding } of teams) {
    await expectSound(domain, organization.administrator.organizationId, founding);
  }
}
type Team = Awaited<ReturnType<typeof setUp>>;

test('whatever many do at once, in two organizations on two replicas, what is kept agrees with itself', async () => {
  const round = fc.record({
    hours: fc.constantFrom(0, 0, 1, 30, 100),
    steps: fc.array(step, { minLength: 1, maxLength: 8 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 8 }), async (rounds) => {
      const teams = [await setUp(), await setUp()] as const;
      for (const { hours, steps } of rounds) {
        domain.pass({ hours });
        await playRound(steps, teams);
      }
      // Nothing was sent for an invitation that was never made.
      const [stray] = await domain.prisma.$queryRaw<{ count: number }[]>`
        SELECT count(*)::int AS count
        FROM graphile_worker._private_jobs AS job JOIN graphile_worker._private_tasks AS task ON task.id = task_id
        WHERE task.identifier IN ('send-invitation', 'tell-inviter')
          AND NOT EXISTS (SELECT FROM invitations WHERE id::text = job.payload->>'invitationId')`;
      expect(stray?.count).toBe(0);
    }),
    // Who comes first differs from time to time: a smaller story need not fail again.
    { numRuns: 30, endOnFailure: true },
  );
}, 60_000);
