import type { WebClient } from '@slack/web-api';
import { oneLine } from '../../text/plain-text.ts';

/** Where the app is installed: a workspace, or a whole Enterprise Grid. */
export interface InstalledWorkspace {
  readonly id: string;
  readonly name: string;
  readonly enterpriseId: string | undefined;
}

/** The parts of Bolt's context that say where a request belongs. */
export interface RequestContext {
  readonly teamId?: string;
  readonly enterpriseId?: string;
  readonly isEnterpriseInstall?: boolean;
}

/** The id under which a request's workspace is known: Slack's team id, or the enterprise's where that installed. */
export function workspaceId(context: RequestContext): string {
  const id = context.isEnterpriseInstall ? context.enterpriseId : context.teamId;
  if (id === undefined) throw new Error('Slack sent a request without its workspace.');
  return id;
}

/** Asks Slack whose token the client holds. */
export async function installedWorkspace(client: WebClient): Promise<InstalledWorkspace> {
  const answer = await client.auth.test();
  const id = answer.is_enterprise_install ? answer.enterprise_id : answer.team_id;
  if (id === undefined) throw new Error('Slack did not say which workspace the token belongs to.');
  return {
    id,
    name: oneLine(answer.team ?? id),
    enterpriseId: answer.is_enterprise_install ? answer.enterprise_id : undefined,
  };
}
