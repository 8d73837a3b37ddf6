import type { HomeView } from '@slack/types';
import type { SlackUser } from '../domain/members/slack-user.ts';
import { findTeamAtAGlance } from '../domain/organizations/team-at-a-glance.ts';
import { listOpenRequests } from '../domain/requests/find-requests.ts';
import { can } from '../domain/roles.ts';
import { listRoster } from '../domain/roster/list-roster.ts';
import type { Asker } from './actor.ts';
import type { SlackFace } from './face.ts';
import { turnAway, wishes } from './turned-away.ts';
import { memberHome } from './views/home.ts';
import { outsiderHome } from './views/outsider-home.ts';

const MOST_INVITATIONS = 10;
const MOST_REQUESTS = 10;

/** The Home tab as it stands now: a member's, or that of someone who is none. */
export async function showHome(
  { domain, publicUrl }: SlackFace,
  user: SlackUser,
  asker: Asker,
  notice?: string,
): Promise<HomeView> {
  const { actor } = asker;
  if (actor === undefined) {
    return outsiderHome(await turnAway(domain, user.workspaceId, asker, wishes.seeMembers));
  }
  const mayInvite = can(actor.role, 'members:invite');
  const [team, invitations, requests] = await Promise.all([
    findTeamAtAGlance(domain, actor),
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
