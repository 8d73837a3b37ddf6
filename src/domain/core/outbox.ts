import { z } from 'zod';
import { Prisma } from '../../database/generated/client.ts';

/** Why a channel takes no messages of wgw's. */
const channelProblem = z.enum(['gone', 'archived', 'closed']);
export type ChannelProblem = z.infer<typeof channelProblem>;

/** Whom of the Administrators to tell; the inviter unless said. */
const reader = z.uuid().optional();

/** The jobs that use cases queue, and what each carries. */
export const taskSchemas = {
  /** Sends the email of one of the invitation's links; a newer link has a job of its own. */
  'send-invitation': z.object({ invitationId: z.uuid(), version: z.int().default(1) }),
  /** Posts the confirmation of a submitted invite form. */
  'announce-submission': z.object({ organizationId: z.uuid(), submissionId: z.string() }),
  /** Changes the confirmation to how its invitations stand; queued by the database, whatever changes them. */
  'update-announcement': z.object({ organizationId: z.uuid(), submissionId: z.string() }),
  /** Sends the invitee the one reminder of an invitation. */
  'remind-invitee': z.object({ invitationId: z.uuid(), version: z.int() }),
  /** Queues the reminders that are due; queued every minute. */
  'follow-up': z.looseObject({}),
  /** Has confirmations tell which invitations have expired; queued every minute. */
  'tell-expired': z.looseObject({}),
  /** Tells an inviter that the channel of the settings did not take an announcement. */
  'tell-closed-channel': z.object({
    workspaceId: z.string(),
    userId: z.string(),
    channelId: z.string(),
    problem: channelProblem,
  }),
  /** Asks the invitee in Slack too, where they are in that workspace. */
  'invite-in-slack': z.object({ workspaceId: z.string(), invitationId: z.uuid(), version: z.int() }),
  /** Tells the inviter what became of an invitation. */
  'tell-inviter': z.object({
    invitationId: z.uuid(),
    /** Of what: its answer, unless said; what became of its email; or why its email was never sent. */
    about: z.enum(['answer', 'delivery', 'given-up', 'domain-not-allowed']).default('answer'),
    /** What became of its email: what came after is told by itself. */
    delivery: z.string().optional(),
    memberId: reader,
  }),
  /** Tells the inviter which invitations have no answer, or soon expire. */
  'remind-inviter': z.object({
    about: z.enum(['reminder', 'expiry']),
    invitations: z.array(z.object({ id: z.uuid(), version: z.int() })),
    memberId: reader,
  }),
  /** Tells the inviter that whoever holds a link that works no more would like a new one. */
  'tell-asked': z.object({ invitationId: z.uuid(), memberId: reader }),
  /** Asks an Administrator whether to remove somebody who was deactivated in Slack. */
  'ask-about-leaver': z.object({ leaverId: z.uuid(), memberId: z.uuid() }),
  /** Asks an Administrator whether a new Slack account takes the place of one that is gone. */
  'ask-about-replacement': z.object({ replacementId: z.uuid(), memberId: z.uuid() }),
  /** Tells the new account what became of that. */
  'tell-newcomer': z.object({ replacementId: z.uuid() }),
  /** Asks an Administrator about what a member asked for. */
  'ask-administrator': z.object({ organizationId: z.uuid(), submissionId: z.string(), memberId: z.uuid() }),
  /** Tells whoever asked what became of a request. */
  'tell-requester': z.object({
    requestId: z.uuid(),
    /** What became of the address; absent where the request was declined. */
    outcome: z
      .enum([
        'invited',
        'already-invited',
        'already-member',
        'undeliverable',
        'given-up',
        'domain-not-allowed',
      ])
      .optional(),
  }),
};

export type TaskName = keyof typeof taskSchemas;
export type TaskPayload<Task extends TaskName> = z.infer<(typeof taskSchemas)[Task]>;
/** What may be left out has its default. */
export type QueuedPayload<Task extends TaskName> = z.input<(typeof taskSchemas)[Task]>;

/**
 * How often what fails is tried, where that is not graphile-worker's own 25 times in four days. Its pauses grow to six
 * hours: 14 tries take a day and a little more.
 */
const maxAttempts: Partial<Record<TaskName, number>> = { 'send-invitation': 14, 'remind-invitee': 14 };

/** How often a job is tried before it is given up. */
export function maxAttemptsOf(task: TaskName): number {
  return maxAttempts[task] ?? 25;
}

/** The key under which there is one job that waits, as the database queues it (`queue_announcement_updates`). */
export function taskKeyOf(task: TaskName, payload: unknown): string | undefined {
  if (task !== 'update-announcement') return undefined;
  const { organizationId, submissionId } = taskSchemas[task].parse(payload);
  return `announcement ${organizationId} ${submissionId}`;
}

type Transaction = Pick<Prisma.TransactionClient, '$executeRaw'>;

/**
 * Queues a job in the given transaction, the one that gives rise to it: committed means that it will be done, rolled
 * back that it never was asked for.
 */
export async function queueTask<Task extends TaskName>(
  transaction: Transaction,
  task: Task,
  payload: QueuedPayload<Task>,
  runAt?: Date,
): Promise<void> {
  await transaction.$executeRaw`
    SELECT graphile_worker.add_job(${task}, ${JSON.stringify(payload)}::json, run_at := ${runAt ?? null}::timestamptz,
      max_attempts := ${maxAttempts[task] ?? null}::int)`;
}

/** For a statement that queues jobs itself: the part of it that is one job, to stand in an array for add_jobs. */
export function taskSpec(task: TaskName, payload: Prisma.Sql, runAt = Prisma.sql`NULL`): Prisma.Sql {
  const attempts = maxAttempts[task] ?? null;
  return Prisma.sql`ROW(${task}, ${payload}, NULL, ${runAt}, ${attempts}::int, NULL, NULL, NULL)::graphile_worker.job_spec`;
}
