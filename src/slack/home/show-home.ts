import type { HomeView } from '@slack/types';
import type { Actor } from '../../domain/core/actor.ts';
import { can } from '../../domain/core/permissions.ts';
import { listOpenRequests } from '../../domain/requests/find-requests.ts';
import { listRoster } from '../../domain/roster/list-roster.ts';
import { findTeamSummary } from '../../domain/roster/team-summary.ts';
import type { SlackContext } from '../reply/context.ts';
import { memberHome } from './member-home.ts';

const MOST_INVITATIONS = 10;
const MOST_REQUESTS = 10;

/** A member's Home tab as it is now. */
export async function showHome(
  { domain, publicUrl }: SlackContext,
  actor: Actor,
  notice?: string,
): Promise<HomeView> {
  const mayInvite = can(actor.role, 'members:invite');
  const [team, invitations, requests] = await Promise.all([
    findTeamSummary(domain, actor),
    listRoster(domain, actor, { filter: { words: '', show: 'open' }, limit: MOST_INVITATIONS }),
    mayInvite ? listOpenRequests(domain, actor, MOST_REQUESTS + 1) : [],
  ]);
  return memberHome({
    actor,
    team,
    invitations: invitations.entries.filter((entry) => entry.list === 'invitations'),
    hasMoreInvitations: invitations.next !== undefined,
    requests: requests.slice(0, MOST_REQUESTS),
    hasMoreRequests: requests.length > MOST_REQUESTS,
    publicUrl,
    notice,
  });
}
