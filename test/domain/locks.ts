import { vi } from 'vitest';
import type { TestDomain } from './test-domain.ts';

/** Waits until this many statements wait for a lock in the database of a test. */
export async function untilWaiting({ prisma }: TestDomain, count: number): Promise<void> {
  await vi.waitFor(
    async () => {
      const [row] = await prisma.$queryRaw<{ waiting: number }[]>`
        SELECT count(*)::int AS waiting FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      if (row?.waiting !== count) throw new Error(`${row?.waiting} instead of ${count} wait for a lock.`);
    },
    { timeout: 10_000, interval: 5 },
  );
}
