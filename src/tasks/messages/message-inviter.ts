import type { DomainContext } from '../../domain/core/context.ts';
import type { QueuedPayload } from '../../domain/core/outbox.ts';
import { findMemberInSlack } from '../../domain/identity/find-member-in-slack.ts';
import {
  type InviterTask,
  notifyAdministrators,
} from '../../domain/invitations/notifications/notify-administrators.ts';
import type { Message } from '../../slack/blocks/message.ts';
import { type DirectMessageOptions, sendDirectMessage } from './send-direct-message.ts';

export interface InviterMessageOptions extends DirectMessageOptions {
  readonly domain: DomainContext;
}

interface News {
  readonly organizationId: string;
  readonly inviterId: string;
  readonly message: Message;
  /** Names it in the log. */
  readonly about: Record<string, unknown>;
}

/**
 * Writes to an inviter, or to the Administrator whose id the job carries. Where the inviter may not invite any more, left
 * Slack, or is refused by it, the Administrators are written to.
 */
export async function messageInviter<Task extends InviterTask>(
  options: InviterMessageOptions,
  task: Task,
  payload: QueuedPayload<Task> & { readonly memberId?: string | undefined },
  { message, about, ...whose }: News,
): Promise<void> {
  const { domain, logger } = options;
  const memberId = payload.memberId ?? whose.inviterId;
  const reader = await findMemberInSlack(domain, { ...whose, memberId }, 'members:invite');
  const isTold = reader !== undefined && (await sendDirectMessage(options, reader, message, about));
  // The other Administrators have jobs of their own.
  if (isTold || payload.memberId !== undefined) return;
  if (await notifyAdministrators(domain, task, payload, whose)) return;
  logger.warn(about, 'Nobody in Slack can be told of an invitation');
}
