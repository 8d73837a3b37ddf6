import type { WebClient } from '@slack/web-api';
import {
  type ReplacementOutcome,
  replaceAccount,
} from '../../domain/account-replacements/replace-account.ts';
import type { Actor } from '../../domain/core/actor.ts';
import type { DomainContext } from '../../domain/core/context.ts';
import type { SlackProfile, SlackUser } from '../../domain/core/slack-user.ts';
import { findActor } from '../../domain/identity/find-actor.ts';
import { type BoundMember, identifyActor } from '../../domain/identity/identify-actor.ts';
import { fetchProfile, type IneligibleUser, isAccountGone } from '../api/people.ts';

/** The Slack user who asks for something: a member, or somebody unknown and perhaps why. */
export interface Caller {
  readonly actor?: Actor | undefined;
  /**
   * Why they are no member; absent if simply no member has their address. `taken`: the member with their address has
   * another Slack account, which is in use. If that account is gone, the reason is the outcome of replacing it.
   */
  readonly reason?: IneligibleUser['reason'] | 'taken' | Exclude<ReplacementOutcome, 'replaced' | 'changed'>;
  /** The member with their address, if another account is bound to that member. */
  readonly memberId?: string;
  /** Whether typing a command would make them the founder of the workspace's organization, if it has none. */
  readonly mayFoundOrganization?: boolean;
}

/**
 * Asks Slack who a user is, and binds them to the member with their confirmed address. An admin founds the organization
 * of a workspace that has none, if `mayFoundOrganization`. Guests, bots, deactivated users, people of other workspaces,
 * those without a confirmed address, and those whose address no member has, have no actor.
 *
 * @throws DomainError WORKSPACE_BLOCKED
 */
export async function identifyCaller(
  domain: DomainContext,
  client: WebClient,
  user: SlackUser,
  { mayFoundOrganization }: { readonly mayFoundOrganization: boolean },
): Promise<Caller> {
  const profile = await fetchProfile(client, user);
  if ('reason' in profile) return profile;
  const found = await identifyActor(domain, {
    ...profile,
    mayFoundOrganization: mayFoundOrganization && profile.mayFoundOrganization,
  });
  if (found === undefined) return { mayFoundOrganization: profile.mayFoundOrganization };
  if (!('takenBy' in found)) return { actor: found };
  return replaceIfGone(domain, client, profile, found.takenBy);
}

/** The member keeps the account that they are bound to, unless Slack says that it is gone. */
async function replaceIfGone(
  domain: DomainContext,
  client: WebClient,
  profile: SlackProfile,
  bound: BoundMember,
): Promise<Caller> {
  const { memberId } = bound;
  if (!(await isAccountGone(client, bound.userId))) return { reason: 'taken', memberId };
  const outcome = await replaceAccount(domain, profile, bound);
  if (outcome === 'replaced') return { actor: await findActor(domain, profile) };
  return { reason: outcome === 'changed' ? 'taken' : outcome, memberId };
}
