import type { DomainContext } from '../../core/context.ts';
import { type QueuedPayload, queueTask } from '../../core/outbox.ts';
import { findAdministratorsInSlack } from '../../identity/members-in-slack.ts';

/** Tasks that message the inviter, or the Administrator whose id they carry. */
export type InviterTask = 'tell-inviter' | 'remind-inviter' | 'tell-new-link-wanted';

/**
 * Queues a task for each Administrator, because the inviter cannot be messaged. Resolves with whether any Administrator
 * can.
 */
export async function notifyAdministrators<Task extends InviterTask>(
  { prisma }: DomainContext,
  task: Task,
  payload: QueuedPayload<Task>,
  { organizationId, inviterId }: { organizationId: string; inviterId: string },
): Promise<boolean> {
  return prisma.$transaction(async (transaction) => {
    const administrators = await findAdministratorsInSlack(transaction, organizationId);
    const readers = administrators.filter(({ memberId }) => memberId !== inviterId);
    for (const reader of readers) await queueTask(transaction, task, { ...payload, ...reader });
    return readers.length > 0;
  });
}
