import type { Domain } from '../../domain/core/context.ts';
import { tellExpired as tell } from '../../domain/invitations/announcement/announce-expired.ts';
import type { Job } from '../runner/runner.ts';

/** Every minute, by one replica: see the use case. */
export function tellExpired(domain: Domain): Job<'tell-expired'> {
  return () => tell(domain);
}
