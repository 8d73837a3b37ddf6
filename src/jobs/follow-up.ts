import type { Domain } from '../domain/domain.ts';
import { followUp as queueReminders } from '../domain/invitations/follow-up.ts';
import type { Job } from './runner.ts';

/** Every minute, by one replica: see the use case. */
export function followUp(domain: Domain): Job<'follow-up'> {
  return () => queueReminders(domain);
}
