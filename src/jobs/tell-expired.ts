import type { Domain } from '../domain/domain.ts';
import { tellExpired as tell } from '../domain/invitations/tell-expired.ts';
import type { Job } from './runner.ts';

/** Every minute, by one replica: see the use case. */
export function tellExpired(domain: Domain): Job<'tell-expired'> {
  return () => tell(domain);
}
