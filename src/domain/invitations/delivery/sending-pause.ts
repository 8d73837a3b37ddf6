import { z } from 'zod';
import type { DomainContext } from '../../core/context.ts';
import { queueTask, type TaskPayload } from '../../core/outbox.ts';

/** The task of an email that waits for the pause to end. */
export interface WaitingEmail {
  readonly task: 'send-invitation' | 'remind-invitee';
  readonly payload: TaskPayload<'send-invitation'>;
}

/** How often one email, on any replica, tries whether the pause is over. */
const TRY_EVERY_MS = 60_000;
/** The waiting emails are spread over this time. The first that is sent makes all others due at once. */
const SPREAD_MS = 10 * 60_000;

/**
 * Pauses sending because SendGrid rejects everything, and queues the rejected email again. Resolves with whether the
 * pause is new.
 */
export async function pauseSending(
  { prisma, now }: DomainContext,
  { task, payload }: WaitingEmail,
  reason: string,
): Promise<boolean> {
  const pausedAt = now();
  const tryAgainAt = after(pausedAt, TRY_EVERY_MS);
  return prisma.$transaction(async (transaction) => {
    const created = await transaction.$executeRaw`
      INSERT INTO sending_pauses (reason, paused_at, try_again_at) VALUES (${reason}, ${pausedAt}, ${tryAgainAt})
      ON CONFLICT DO NOTHING`;
    await queueTask(transaction, task, payload, tryAgainAt);
    return created > 0;
  });
}

const pauses = z.array(z.object({ tryAgainAt: z.date() })).max(1);

/** Postpones an email during a pause, unless it is the one that tries again. Resolves with whether it was postponed. */
export async function postponeDuringPause(
  { prisma, now }: DomainContext,
  { task, payload }: WaitingEmail,
): Promise<boolean> {
  const time = now();
  return prisma.$transaction(async (transaction) => {
    // Locks the pause until the task is queued: a concurrent end of the pause waits, and then finds the task.
    const [pause] = pauses.parse(
      await transaction.$queryRaw`SELECT try_again_at AS "tryAgainAt" FROM sending_pauses FOR UPDATE`,
    );
    if (pause === undefined) return false;
    if (pause.tryAgainAt <= time) {
      await transaction.sendingPause.updateMany({ data: { tryAgainAt: after(time, TRY_EVERY_MS) } });
      return false;
    }
    await queueTask(transaction, task, payload, after(pause.tryAgainAt, Math.random() * SPREAD_MS));
    return true;
  });
}

/** Ends the pause and makes all waiting emails due. Resolves with whether there was a pause. */
export async function resumeSending({ prisma }: DomainContext): Promise<boolean> {
  return prisma.$transaction(async (transaction) => {
    const { count } = await transaction.sendingPause.deleteMany();
    if (count === 0) return false;
    await transaction.$queryRaw`
      SELECT count(*)::int FROM graphile_worker.reschedule_jobs(ARRAY(
        SELECT id FROM graphile_worker.jobs
        WHERE task_identifier IN ('send-invitation', 'remind-invitee') AND locked_at IS NULL AND run_at > now()
      ), run_at := now())`;
    return true;
  });
}

function after(moment: Date, milliseconds: number): Date {
  return new Date(moment.getTime() + milliseconds);
}
