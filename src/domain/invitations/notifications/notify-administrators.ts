import type { DomainContext } from '../../core/context.ts';
import { type QueuedPayload, queueTask } from '../../core/outbox.ts';
import { findAdministratorsInSlack } from '../../identity/members-in-slack.ts';

/** Jobs that tell an inviter, or the Administrator whose id they carry. */
export type InviterTask = 'tell-inviter' | 'remind-inviter' | 'tell-new-link-wanted';

/**
 * Has the Administrators told what cannot be told to an inviter, each by a job of their own. Resolves with whether there
 * are any that can be reached.
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
