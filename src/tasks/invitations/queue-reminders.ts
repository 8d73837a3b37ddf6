import type { Domain } from '../../domain/core/context.ts';
import { followUp as queueReminders } from '../../domain/invitations/reminders/queue-reminders.ts';
import type { Job } from '../runner/runner.ts';

/** Every minute, by one replica: see the use case. */
export function followUp(domain: Domain): Job<'follow-up'> {
  return () => queueReminders(domain);
}
