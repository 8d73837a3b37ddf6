import type { Actor } from '../core/actor.ts';
import { assertCan } from '../core/authorize.ts';
import type { DomainContext } from '../core/context.ts';
import { DomainError } from '../core/errors.ts';
import type { Permission } from '../core/permissions.ts';
import { findAddresses } from './find-addresses.ts';

/** The maximum number of people picked from Slack in one form. */
export const MAX_PICKED = 20;

interface Picked {
  readonly workspaceId: string;
  readonly userIds: readonly string[];
  /** The permission that the form needs. */
  readonly permission: Permission;
}

/**
 * The members among people picked from Slack: their addresses by Slack id. A bound Slack user is their member, whatever
 * address their profile shows now. Callers use this before they ask Slack, so that a user without permission, or with
 * too many picks, causes no calls.
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
