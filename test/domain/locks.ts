import type { TestDomain, TestOrganization } from '../support/domain.ts';
import { eventually } from '../support/eventually.ts';
import { createGate } from '../support/gate.ts';

/** Resolves when this many statements wait for a lock in the test's database. */
export async function untilWaiting({ prisma }: TestDomain, count: number): Promise<void> {
  await eventually(async () => {
    const [row] = await prisma.$queryRaw<{ waiting: number }[]>`
        SELECT count(*)::int AS waiting FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    if (row?.waiting !== count) throw new Error(`${row?.waiting} instead of ${count} wait for a lock.`);
  });
}

/** Whether a use case makes this many statements wait for a lock, rather than ending without waiting. */
export function waits(domain: TestDomain, useCase: Promise<unknown>, count: number): Promise<boolean> {
  const ends = () => false;
  return Promise.race([useCase.then(ends, ends), untilWaiting(domain, count).then(() => true)]);
}

/**
 * Makes all changes of an organization wait until it is released: changes that lock the organization at that step, all
 * others at their last step, the activity, which refers to the organization.
 */
export function holdOrganization(
  domain: TestDomain,
  { administrator: { organizationId } }: TestOrganization,
): Promise<{ release: () => Promise<void> }> {
  return hold(
    domain,
    (transaction) =>
      transaction.$queryRaw`SELECT id FROM organizations WHERE id = ${organizationId}::uuid FOR UPDATE`,
  );
}

/** Makes changes that refer to the organization's workspace wait at that step until it is released. */
export function holdWorkspace(
  domain: TestDomain,
  { workspaceId }: TestOrganization,
): Promise<{ release: () => Promise<void> }> {
  return hold(
    domain,
    (transaction) => transaction.$queryRaw`SELECT id FROM workspaces WHERE id = ${workspaceId} FOR UPDATE`,
  );
}

/** Makes changes that need the rows of a statement wait until they are released. */
export async function hold(
  { prisma }: TestDomain,
  lock: (transaction: Pick<TestDomain['prisma'], '$queryRaw'>) => Promise<unknown>,
): Promise<{ release: () => Promise<void> }> {
  const [held, done] = [createGate(), createGate()];
  const holding = prisma.$transaction(async (transaction) => {
    await lock(transaction);
    held.open();
    await done.opened;
  });
  await Promise.race([held.opened, holding]);
  return {
    async release() {
      done.open();
      await holding;
    },
  };
}
