import type { HomeView } from '@slack/types';
import { can } from '../../domain/core/permissions.ts';
import type { SlackUser } from '../../domain/core/slack-user.ts';
import { listOpenRequests } from '../../domain/requests/find-requests.ts';
import { listRoster } from '../../domain/roster/list-roster.ts';
import { findTeamSummary } from '../../domain/roster/team-summary.ts';
import { deniedActions, explainAccessDenied } from '../reply/access-denied.ts';
import type { Caller } from '../reply/caller.ts';
import type { SlackContext } from '../reply/context.ts';
import { memberHome } from './member-home.ts';
import { outsiderHome } from './outsider-home.ts';

const MOST_INVITATIONS = 10;
const MOST_REQUESTS = 10;

/** The Home tab as it stands now: a member's, or that of someone who is none. */
export async function showHome(
  { domain, publicUrl }: SlackContext,
  user: SlackUser,
  caller: Caller,
  notice?: string,
): Promise<HomeView> {
  const { actor } = caller;
  if (actor === undefined) {
    return outsiderHome(
      await explainAccessDenied(domain, user.workspaceId, caller, deniedActions.seeMembers),
    );
  }
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
