import type { Domain } from '../domain/domain.ts';
import { handOver, type TellingTask } from '../domain/invitations/hand-over.ts';
import { findMemberInSlack } from '../domain/members/find-member-in-slack.ts';
import type { QueuedPayload } from '../domain/outbox.ts';
import type { Message } from '../slack/views/message.ts';
import { type Writing, writeDirectly } from './write-directly.ts';

export interface WritingToInviters extends Writing {
  readonly domain: Domain;
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
export async function writeToInviter<Task extends TellingTask>(
  options: WritingToInviters,
  task: Task,
  payload: QueuedPayload<Task> & { readonly memberId?: string | undefined },
  { message, about, ...whose }: News,
): Promise<void> {
  const { domain, logger } = options;
  const memberId = payload.memberId ?? whose.inviterId;
  const reader = await findMemberInSlack(domain, { ...whose, memberId }, 'members:invite');
  const isTold = reader !== undefined && (await writeDirectly(options, reader, message, about));
  // The other Administrators have jobs of their own.
  if (isTold || payload.memberId !== undefined) return;
  if (await handOver(domain, task, payload, whose)) return;
  logger.warn(about, 'Nobody in Slack can be told of an invitation');
}
