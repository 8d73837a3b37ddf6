import type { SlackUser } from '../../domain/core/slack-user.ts';

/** The parts of Bolt's context that name the workspace of an HTTP request. */
interface InteractionContext {
  readonly teamId?: string;
  readonly enterpriseId?: string;
  readonly isEnterpriseInstall?: boolean;
}

/** The id that wgw knows the workspace by: Slack's team id, or the enterprise's id if the enterprise installed wgw. */
export function workspaceId(context: InteractionContext): string {
  const id = context.isEnterpriseInstall ? context.enterpriseId : context.teamId;
  if (id === undefined) throw new Error('Slack sent a request without its workspace.');
  return id;
}

/** The Slack user who clicked, submitted a form or used a shortcut. */
export function userOf({ body, context }: Interaction): SlackUser {
  return { workspaceId: workspaceId(context), userId: body.user.id };
}

interface Interaction {
  readonly body: { readonly user: { readonly id: string } };
  readonly context: InteractionContext;
}
