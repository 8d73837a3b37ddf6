/** A Slack account. User ids are unique within a workspace only. */
export interface SlackUser {
  readonly workspaceId: string;
  readonly userId: string;
}

/**
 * What Slack says about a full member of the workspace. Guests, bots and members of other workspaces have no profile
 * here, so they never become members.
 */
export interface SlackProfile extends SlackUser {
  readonly name: string;
  /** The confirmed address, normalized. */
  readonly email: string;
  readonly pictureUrl?: string | undefined;
  /**
   * Whether they may create the workspace's organization: owners and admins of the workspace, and the person who
   * installed wgw.
   */
  readonly mayFoundOrganization: boolean;
  /** Whether they are an owner of the workspace in Slack. */
  readonly isOwner: boolean;
  readonly workspaceName: string;
}
