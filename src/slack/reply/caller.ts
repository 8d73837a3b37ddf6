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
import { isAccountGone, lookUpPerson, type Outsider } from '../api/people.ts';
import { installedWorkspace } from '../api/workspace.ts';

/** Who asks: a member, or nobody we know, with the reason where there is one beside that no member has their address. */
export interface Caller {
  readonly actor?: Actor | undefined;
  /**
   * `taken`: another Slack account, which is in use, is the member with their address. The account may be gone instead: then
   * the reason is what became of taking its place.
   */
  readonly reason?: Outsider['reason'] | 'taken' | Exclude<ReplacementOutcome, 'replaced' | 'changed'>;
  /** The member with their address, where another account is bound to them. */
  readonly memberId?: string;
  /** Whether they found the organization of a workspace that has none as soon as they type what may. */
  readonly mayFoundOrganization?: boolean;
}

/**
 * Who a Slack user is, asking Slack, which is needed the first time only. In a workspace without an organization, one
 * of its admins founds it, if `mayFoundOrganization`. Guests, bots, deactivated users, people of
 * other workspaces, those without a confirmed address, and those whose address no member has, are nobody.
 */
export async function identifyCaller(
  domain: DomainContext,
  client: WebClient,
  user: SlackUser,
  { mayFoundOrganization }: { mayFoundOrganization: boolean },
): Promise<Caller> {
  const profile = await fetchProfile(client, user);
  if ('reason' in profile) return profile;
  const found = await identifyActor(domain, {
    ...profile,
    mayFoundOrganization: mayFoundOrganization && profile.mayFoundOrganization,
  });
  if (found === undefined) return { mayFoundOrganization: profile.mayFoundOrganization };
  if (!('takenBy' in found)) return { actor: found };
  return takeOverAccount(domain, client, profile, found.takenBy);
}

/** The bound account stays the member's, unless Slack says that it is gone. */
async function takeOverAccount(
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

/** Asks Slack for somebody's profile; resolves with the reason where they are nobody whom wgw could know. */
export async function fetchProfile(
  client: WebClient,
  user: SlackUser,
): Promise<SlackProfile | Pick<Outsider, 'reason'>> {
  const workspace = await installedWorkspace(client);
  if (workspace.id !== user.workspaceId) return { reason: 'stranger' };
  const person = await lookUpPerson(client, workspace, user.userId);
  if ('reason' in person) return { reason: person.reason };
  const { name, email, pictureUrl, isAdmin, isOwner } = person;
  return {
    ...user,
    name,
    email,
    pictureUrl,
    mayFoundOrganization: isAdmin,
    isOwner,
    workspaceName: workspace.name,
  };
}
