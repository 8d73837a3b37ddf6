/**
 * The ids that Slack sends back. Views, messages and the manifest contain them, and listeners listen for them. Never change a
 * value: views and messages of earlier versions still hold it.
 */
export const command = '/wgw';

/** The callback ids of forms. Each has a listener for its submission. */
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

export type CallbackId = (typeof callbacks)[keyof typeof callbacks];

/** The shortcut in a message's menu. */
export const inviteFromMessageShortcut = 'invite_from_message';

/** The inputs of the invite form. Each has a block of the same id. */
export const inviteBlocks = {
  addresses: 'addresses',
  people: 'people',
  role: 'role',
  note: 'note',
} as const;

/** The fields that filter the roster or the activity. Each has a listener, as a change in it refreshes the list. */
export const filterFields = {
  words: 'words',
  show: 'show',
  role: 'role',
  person: 'person',
  kind: 'kind',
} as const;

/** The block of the menus among them. Each of the others has a block of the same id. */
export const filterMenusBlock = 'filters';

/** The checkbox of a confirmation dialog that cancels somebody's open invitations. Its block has the same id. */
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
 * The block of an input of the settings form. Its id changes with each version of the settings: if the form is updated, Slack
 * keeps what was entered in a block of the same id.
 */
export function settingsBlock(name: keyof typeof settingsActions, version: number): string {
  return `${settingsActions[name]}-${version}`;
}

/** The action ids of buttons and menus. Each has a listener. */
export const actions = {
  /** The menus of a member and of an invitation. */
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

export type ActionId =
  | (typeof actions)[keyof typeof actions]
  | (typeof filterFields)[keyof typeof filterFields];
