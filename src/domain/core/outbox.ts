import { z } from 'zod';
import { Prisma } from '../../database/generated/client.ts';

/** Why wgw cannot post in a channel. */
const channelProblem = z.enum(['gone', 'archived', 'closed']);
export type ChannelProblem = z.infer<typeof channelProblem>;

/** The Administrator to tell. The inviter is told unless this is given. */
const administratorId = z.uuid().optional();

/**
 * The payload of each task. `src/tasks/start.ts` has a handler for each of them: it does not compile while one is
 * missing.
 */
export const taskSchemas = {
  /** Sends the email of one of the invitation's links. A newer link has a task of its own. */
  'send-invitation': z.object({ invitationId: z.uuid(), version: z.int().default(1) }),
  /** Posts the announcement of a submitted invite form. */
  'announce-submission': z.object({ organizationId: z.uuid(), submissionId: z.string() }),
  /** Brings an announcement up to date. Database triggers queue it whenever one of its invitations changes. */
  'update-announcement': z.object({ organizationId: z.uuid(), submissionId: z.string() }),
  /** Sends the invitee the one reminder of an invitation. */
  'remind-invitee': z.object({ invitationId: z.uuid(), version: z.int() }),
  /** Queues the reminders that are due. Runs every minute. */
  'queue-reminders': z.looseObject({}),
  /** Has announcements show which invitations have expired. Runs every minute. */
  'announce-expired': z.looseObject({}),
  /** Tells an inviter that wgw could not post in the channel that the settings name. */
  'tell-closed-channel': z.object({
    workspaceId: z.string(),
    userId: z.string(),
    channelId: z.string(),
    problem: channelProblem,
  }),
  /** Offers the invitation in Slack too, if the workspace has a user with the invited address. */
  'offer-in-slack': z.object({ workspaceId: z.string(), invitationId: z.uuid(), version: z.int() }),
  /** Tells the inviter what became of an invitation. */
  'tell-inviter': z.object({
    invitationId: z.uuid(),
    /**
     * `answer`: it was accepted or declined. `delivery`: its email failed after SendGrid took it. The others say why its
     * email was never sent: SendGrid refused it for good, did not take it in time, or the settings do not allow its
     * email domain any more.
     */
    about: z.enum(['answer', 'delivery', 'refused', 'given-up', 'domain-not-allowed']).default('answer'),
    /** The delivery status to tell of. Nothing is told if the status has changed since: that queued its own task. */
    delivery: z.string().optional(),
    memberId: administratorId,
  }),
  /** Tells the inviter which invitations have no answer, or soon expire. */
  'remind-inviter': z.object({
    about: z.enum(['reminder', 'expiry']),
    invitations: z.array(z.object({ id: z.uuid(), version: z.int() })),
    memberId: administratorId,
  }),
  /** Tells the inviter that an invitee whose link does not work any more asks for a new one. */
  'tell-new-link-wanted': z.object({ invitationId: z.uuid(), memberId: administratorId }),
  /** Asks an Administrator (`memberId`) whether to remove a member who was deactivated in Slack. */
  'ask-about-deactivated-member': z.object({ deactivatedMemberId: z.uuid(), memberId: z.uuid() }),
  /** Asks an Administrator (`memberId`) whether a new Slack account replaces one that is gone. */
  'ask-about-replacement': z.object({ replacementId: z.uuid(), memberId: z.uuid() }),
  /** Tells the user of the new Slack account what the Administrator decided. */
  'tell-replacement-outcome': z.object({ replacementId: z.uuid() }),
  /** Asks an Administrator (`memberId`) to decide the requests of one submitted form. */
  'ask-administrator': z.object({ organizationId: z.uuid(), submissionId: z.string(), memberId: z.uuid() }),
  /** Tells a member what became of their request. */
  'tell-requester': z.object({
    requestId: z.uuid(),
    /** What became of the invitation. Absent if the request was declined. */
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
/** A payload as it is queued: fields with a default may be left out. */
export type QueuedPayload<Task extends TaskName> = z.input<(typeof taskSchemas)[Task]>;

/** The tasks that send an email. */
export type EmailTask = 'send-invitation' | 'remind-invitee';

/** graphile-worker's own: 25 attempts take four days. */
const DEFAULT_MAX_ATTEMPTS = 25;

/** The pauses between attempts grow to six hours: 14 attempts take a little more than a day. */
const maxAttempts: Partial<Record<TaskName, number>> = {
  'send-invitation': 14,
  'remind-invitee': 14,
} satisfies Record<EmailTask, number>;

/** How many attempts a task has before it is given up. */
export function maxAttemptsOf(task: TaskName): number {
  return maxAttempts[task] ?? DEFAULT_MAX_ATTEMPTS;
}

/**
 * The key of a task, under which at most one task is pending. It is the one that the database function
 * `queue_announcement_updates` uses. `undefined` for tasks without a key.
 */
export function taskKeyOf(task: TaskName, payload: unknown): string | undefined {
  if (task !== 'update-announcement') return undefined;
  const { organizationId, submissionId } = taskSchemas[task].parse(payload);
  return `announcement ${organizationId} ${submissionId}`;
}

type Transaction = Pick<Prisma.TransactionClient, '$executeRaw'>;

/**
 * Queues a task in the transaction that makes it necessary (a transactional outbox): the task runs if the transaction
 * commits, and does not exist if it is rolled back.
 *
 * @param runAt when to run it; as soon as possible unless given.
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

/** One task, as an element of the array that a statement passes to graphile-worker's `add_jobs`. */
export function taskSpec(task: TaskName, payload: Prisma.Sql, runAt = Prisma.sql`NULL`): Prisma.Sql {
  const attempts = maxAttempts[task] ?? null;
  return Prisma.sql`ROW(${task}, ${payload}, NULL, ${runAt}, ${attempts}::int, NULL, NULL, NULL)::graphile_worker.job_spec`;
}
