import type { Domain } from '../domain/domain.ts';
import { findReader, type Telling, type TellingTask } from '../domain/invitations/find-reader.ts';
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

/** Writes to an inviter, or has the Administrators written to in their place. */
export async function writeToInviter<Task extends TellingTask>(
  options: WritingToInviters,
  task: Task,
  payload: Telling<Task>,
  { message, about, ...whose }: News,
): Promise<void> {
  const reader = await findReader(options.domain, task, payload, whose);
  if (reader === 'handed-over') return;
  if (reader === 'nobody') return options.logger.warn(about, 'Nobody in Slack can be told of an invitation');
  await writeDirectly(options, reader, message, about);
}
