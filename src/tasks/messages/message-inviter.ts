import type { QueuedPayload } from '../../domain/core/outbox.ts';
import { findMemberInSlack } from '../../domain/identity/members-in-slack.ts';
import {
  type InviterTask,
  notifyAdministrators,
} from '../../domain/invitations/notifications/notify-administrators.ts';
import type { Message } from '../../slack/blocks/message.ts';
import { type MessageTaskOptions, sendDirectMessage } from './send-direct-message.ts';

interface InviterMessage {
  readonly organizationId: string;
  readonly inviterId: string;
  readonly message: Message;
  /** Identifies it in the log. */
  readonly fields: Record<string, unknown>;
}

/**
 * Writes to an inviter, or to the Administrator whose id the task carries. If the inviter may not invite any more, has
 * left Slack or cannot be reached there, queues a task for each Administrator.
 */
export async function messageInviter<Task extends InviterTask>(
  options: MessageTaskOptions,
  task: Task,
  payload: QueuedPayload<Task> & { readonly memberId?: string | undefined },
  { message, fields, ...inviter }: InviterMessage,
): Promise<void> {
  const { domain, logger } = options;
  const memberId = payload.memberId ?? inviter.inviterId;
  const reader = await findMemberInSlack(domain, { ...inviter, memberId }, 'members:invite');
  const isSent = reader !== undefined && (await sendDirectMessage(options, reader, message, fields));
  // The other Administrators have tasks of their own.
  if (isSent || payload.memberId !== undefined) return;
  if (await notifyAdministrators(domain, task, payload, inviter)) return;
  logger.warn(fields, 'Nobody in Slack can be told of an invitation');
}
