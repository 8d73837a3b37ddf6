import type { TestDomain, TestOrganization } from '../support/domain.ts';
import { eventually } from '../support/eventually.ts';
import { createGate } from '../support/gate.ts';

/** Waits until this many statements wait for a lock in the database of a test. */
export async function untilWaiting({ prisma }: TestDomain, count: number): Promise<void> {
  await eventually(async () => {
    const [row] = await prisma.$queryRaw<{ waiting: number }[]>`
        SELECT count(*)::int AS waiting FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    if (row?.waiting !== count) throw new Error(`${row?.waiting} instead of ${count} wait for a lock.`);
  });
}

/** Whether a use case becomes one of this many statements that wait for a lock, or ends without waiting. */
export function waits(domain: TestDomain, useCase: Promise<unknown>, count: number): Promise<boolean> {
  const ends = () => false;
  return Promise.race([useCase.then(ends, ends), untilWaiting(domain, count).then(() => true)]);
}

/**
 * Makes every change of an organization wait until it is let go: its lock on the organization, and without that lock its
 * last step, the activity, which refers to the organization.
 */
export function holdOrganization(
  domain: TestDomain,
  { administrator: { organizationId } }: TestOrganization,
): Promise<{ letGo: () => Promise<void> }> {
  return hold(
    domain,
    (transaction) =>
      transaction.$queryRaw`SELECT id FROM organizations WHERE id = ${organizationId}::uuid FOR UPDATE`,
  );
}

/** Makes whatever refers to the organization's workspace wait at its last step, until it is let go. */
export function holdWorkspace(
  domain: TestDomain,
  { workspaceId }: TestOrganization,
): Promise<{ letGo: () => Promise<void> }> {
  return hold(
    domain,
    (transaction) => transaction.$queryRaw`SELECT id FROM workspaces WHERE id = ${workspaceId} FOR UPDATE`,
  );
}

/** Makes whatever needs what a statement locks or changes wait, until it is let go. */
export async function hold(
  { prisma }: TestDomain,
  lock: (transaction: Pick<TestDomain['prisma'], '$queryRaw'>) => Promise<unknown>,
): Promise<{ letGo: () => Promise<void> }> {
  const [held, done] = [createGate(), createGate()];
  const holding = prisma.$transaction(async (transaction) => {
    await lock(transaction);
    held.open();
    await done.opened;
  });
  await Promise.race([held.opened, holding]);
  return {
    async letGo() {
      done.open();
      await holding;
    },
  };
}
