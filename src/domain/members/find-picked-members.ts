import type { Actor } from '../core/actor.ts';
import { assertCan } from '../core/authorize.ts';
import type { DomainContext } from '../core/context.ts';
import { DomainError } from '../core/errors.ts';
import type { Permission } from '../core/permissions.ts';
import { findAddresses } from './find-addresses.ts';

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
  domain: DomainContext,
  actor: Actor,
  { workspaceId, userIds, permission }: Picked,
): Promise<ReadonlyMap<string, string>> {
  assertCan(actor, permission);
  if (userIds.length > MAX_PICKED) throw new DomainError('TOO_MANY_PICKED', { allowed: MAX_PICKED });
  return userIds.length === 0 ? new Map() : findAddresses(domain, actor, { workspaceId, userIds });
}
