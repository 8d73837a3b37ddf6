import type { Domain } from '../domain.ts';
import type { SlackUser } from '../members/slack-user.ts';
import { findInSlack, findWhomToTell } from '../members/whom-to-tell.ts';
import { type QueuedPayload, queueJob } from '../outbox.ts';

/** Jobs that tell an inviter, or the Administrator whose id they carry. */
export type TellingTask = 'tell-inviter' | 'remind-inviter';
export type Telling<Task extends TellingTask> = QueuedPayload<Task> & {
  readonly memberId?: string | undefined;
};

/**
 * Where whoever is told by a job is reached. Where the inviter may not invite any more, or left Slack, the Administrators
 * are told, each by a job of their own: `handed-over`; `nobody` where there is none either.
 */
export async function findReader<Task extends TellingTask>(
  { prisma }: Domain,
  task: Task,
  payload: Telling<Task>,
  { organizationId, inviterId }: { organizationId: string; inviterId: string },
): Promise<SlackUser | 'handed-over' | 'nobody'> {
  const memberId = payload.memberId ?? inviterId;
  const reader = await findInSlack(prisma, { organizationId, memberId }, 'members:invite');
  if (reader !== undefined) return reader;
  // The other Administrators have jobs of their own.
  if (payload.memberId !== undefined) return 'nobody';
  return prisma.$transaction(async (transaction) => {
    const readers = await findWhomToTell(transaction, organizationId, inviterId);
    for (const each of readers) await queueJob(transaction, task, { ...payload, ...each });
    return readers.length > 0 ? 'handed-over' : 'nobody';
  });
}
