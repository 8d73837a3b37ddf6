import type { Prisma } from '../../database/generated/client.ts';

/** Records who did what, in the transaction that did it. */
export async function recordActivity(
  transaction: Pick<Prisma.TransactionClient, 'activity'>,
  activity: Prisma.ActivityUncheckedCreateInput,
): Promise<void> {
  await transaction.activity.create({ data: activity });
}
