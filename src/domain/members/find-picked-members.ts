import type { Domain } from '../domain.ts';
import { DomainError } from '../errors.ts';
import { assertCan, type Permission } from '../roles.ts';
import { findAddresses } from '../roster/find-addresses.ts';
import type { Actor } from './actor.ts';

/** The most people that somebody picks from Slack in one form. */
export const MAX_PICKED = 20;

interface Picked {
  readonly workspaceId: string;
  readonly userIds: readonly string[];
  /** The permission that the form needs. */
  readonly permission: Permission;
}

/**
 * The members among people who were picked from Slack: their addresses by Slack id. A Slack user who is bound to a member
 * is that member, whatever address their profile shows now. This comes before any question to Slack, so that nobody who
 * may not pick, or picks too many, causes one.
 *
 * @throws DomainError NOT_ALLOWED or TOO_MANY_PICKED.
 */
export async function findPickedMembers(
  domain: Domain,
  actor: Actor,
  { workspaceId, userIds, permission }: Picked,
): Promise<ReadonlyMap<string, string>> {
  assertCan(actor, permission);
  if (userIds.length > MAX_PICKED) throw new DomainError('TOO_MANY_PICKED', { allowed: MAX_PICKED });
  return userIds.length === 0 ? new Map() : findAddresses(domain, actor, { workspaceId, userIds });
}
