/** Slack's names for a user: ids are unique within a workspace only. */
export interface SlackUser {
  readonly workspaceId: string;
  readonly userId: string;
}

/** What Slack says of a full member of the installed workspace. Guests, bots and strangers never become one. */
export interface SlackProfile extends SlackUser {
  readonly name: string;
  /** The confirmed address, normalized. */
  readonly email: string;
  readonly pictureUrl?: string | undefined;
  /** Whether they may found the workspace's organization: its owners and admins, and whoever installed wgw. */
  readonly mayFoundOrganization: boolean;
  /** Whether they are an owner of the workspace in Slack. */
  readonly isOwner: boolean;
  readonly workspaceName: string;
}
