import { z } from 'zod';
import type { DomainContext } from '../../core/context.ts';
import { queueTask, type TaskPayload } from '../../core/outbox.ts';

/** The job of an email that is to be sent once it can be. */
export interface WaitingEmail {
  readonly task: 'send-invitation' | 'remind-invitee';
  readonly payload: TaskPayload<'send-invitation'>;
}

/** How often one email tries whether the pause is over, in whatever replica. */
const TRY_EVERY_MS = 60_000;
/** In which the others are tried from then on, each at its time: whichever is sent first has all of them sent at once. */
const SPREAD_MS = 10 * 60_000;

/**
 * Pauses sending, as the mail service lets this app send nothing, and puts off the email that found it out. Resolves
 * with whether that is new.
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

/** Puts off an email during a pause, unless it is the one that tries. Resolves with whether it is put off. */
export async function postponeDuringPause(
  { prisma, now }: DomainContext,
  { task, payload }: WaitingEmail,
): Promise<boolean> {
  const time = now();
  return prisma.$transaction(async (transaction) => {
    // Held until the email is put off: whoever ends the pause meanwhile waits, and then finds it.
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

/** Ends the pause: every email that waits is due at once. Resolves with whether there was one. */
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
