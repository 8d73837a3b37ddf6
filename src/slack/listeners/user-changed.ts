import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import { noteWhetherActive } from '../../domain/members/leave-workspace.ts';
import type { SlackFace } from '../face.ts';
import { workspaceId } from '../workspace.ts';

export type UserChangedArgs = SlackEventMiddlewareArgs<'user_change'> & AllMiddlewareArgs;

/** Slack tells every change of a profile; whether they are deactivated is what matters here. */
export function onUserChanged({ domain }: SlackFace, { event, context }: UserChangedArgs): Promise<void> {
  const { id: userId, deleted } = event.user;
  return noteWhetherActive(domain, { workspaceId: workspaceId(context), userId }, deleted !== true);
}
