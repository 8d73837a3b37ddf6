/** The names that Slack sends back to us: what views and the manifest write, listeners listen for. */
export const command = '/wgw';

/** Forms, by what submitting them does. */
export const callbacks = {
  invite: 'invite',
  request: 'request',
  roster: 'roster',
  changeRole: 'change_role',
  removeMember: 'remove_member',
  cancelInvitation: 'cancel_invitation',
  resendInvitation: 'resend_invitation',
  activity: 'activity',
  settings: 'settings',
} as const;

/** The shortcut in a message's menu. */
export const inviteFromMessageShortcut = 'invite_from_message';

/** The blocks of the invite form; each holds one input, whose action has the block's name. */
export const inviteBlocks = {
  addresses: 'addresses',
  people: 'people',
  role: 'role',
  note: 'note',
} as const;

/** The fields of the roster and of the activity; each stands in a block of its name. */
export const filterBlocks = {
  words: 'words',
  /** The block of the selects. */
  selects: 'filters',
  show: 'show',
  role: 'role',
  person: 'person',
  kind: 'kind',
} as const;

/** The checkbox of a confirmation that settles somebody's open invitations; its block has its name. */
export const cancelOpenInvitations = 'cancel_open_invitations';

/** The inputs of the settings form. */
export const settingsActions = {
  name: 'name',
  about: 'about',
  announceTo: 'announce_to',
  announceChannelId: 'announce_channel',
  invitationDays: 'invitation_days',
  reminders: 'reminders',
  allowedDomains: 'allowed_domains',
  inviterLimit: 'inviter_limit',
  organizationLimit: 'organization_limit',
  addressLimit: 'address_limit',
} as const;

/**
 * The block that holds an input of the settings form. It is another one for each version of the settings, as Slack
 * keeps what was entered in a block, whatever the form is updated to.
 */
export function settingsBlock(name: keyof typeof settingsActions, version: number): string {
  return `${settingsActions[name]}-${version}`;
}

/** Buttons and menus. */
export const actions = {
  /** What can be done with a member or an invitation. */
  manageMember: 'manage_member',
  manageInvitation: 'manage_invitation',
  rosterPrevious: 'roster_previous',
  rosterNext: 'roster_next',
  activityPrevious: 'activity_previous',
  activityNext: 'activity_next',
  approveRequest: 'approve_request',
  declineRequest: 'decline_request',
  extendInvitations: 'extend_invitation',
  acceptInvitation: 'accept_invitation',
  declineInvitation: 'decline_invitation',
  approveReplacement: 'approve_replacement',
  declineReplacement: 'decline_replacement',
  openInvite: 'open_invite',
  openRoster: 'open_roster',
  openActivity: 'open_activity',
  openSettings: 'open_settings',
} as const;
