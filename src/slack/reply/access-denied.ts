import type { DomainContext } from '../../domain/core/context.ts';
import { listAdministratorNames } from '../../domain/identity/list-administrator-names.ts';
import type { Caller } from './caller.ts';

interface ActionWords {
  /** Completes “You cannot …”. */
  readonly cannot: string;
  /** Completes “Ask Ada …”. */
  readonly ask: string;
  /** Completes that sentence for members, who can also ask through wgw. */
  readonly askThroughWgw?: string;
}

const deniedActions = {
  invite: {
    cannot: 'invite people',
    ask: 'to invite whom you have in mind',
    askThroughWgw: ', or type /wgw invite to ask through wgw',
  },
  seeMembers: { cannot: 'see the members', ask: 'who is on the team' },
  manageMembers: { cannot: 'manage members', ask: 'to do it' },
  seeActivity: { cannot: 'see the activity', ask: 'what happened' },
  changeSettings: { cannot: 'change the settings', ask: 'to change them' },
} as const satisfies Record<string, ActionWords>;

/** What a caller may not do. */
export type DeniedAction = keyof typeof deniedActions;

/**
 * Tells a caller that they may not do something, why, and what to do next, such as whom to ask. People of other workspaces
 * learn nothing about this one.
 */
export async function explainAccessDenied(
  domain: DomainContext,
  workspaceId: string,
  caller: Caller,
  action: DeniedAction,
): Promise<string[]> {
  const words = deniedActions[action];
  if (caller.reason === 'stranger') {
    return [`You cannot ${words.cannot} here: wgw serves the members of the workspace that installed it.`];
  }
  // Without the member who is the caller: nobody is told to ask themselves.
  const administrators = await listAdministratorNames(domain, workspaceId, 'members:invite', caller.memberId);
  return [
    `You cannot ${words.cannot}: ${whyNot(caller, administrators)}`,
    ...nextSteps(caller, administrators, words),
  ];
}

const whyNoMember: Record<Exclude<NonNullable<Caller['reason']>, 'stranger'>, string> = {
  guest: 'wgw serves the full members of this Slack workspace, and you are its guest.',
  bot: 'wgw serves people, not apps.',
  deactivated: 'your Slack account is deactivated.',
  'no-address': 'wgw knows people by their confirmed email address, and your Slack profile has none.',
  taken: 'another Slack account is the member with your email address.',
  asked:
    'the Slack account of the member with your email address is gone. Your Administrators are asked whether yours takes its place.',
  declined:
    'the Slack account of the member with your email address is gone, and an Administrator declined that yours takes its place.',
  unreachable:
    'the Slack account of the member with your email address is gone, and wgw cannot reach an Administrator to ask whether yours takes its place.',
  'only-administrator':
    'the Slack account of the only Administrator, who has your email address, is gone, and only an owner of this Slack workspace can take its place.',
};

function whyNot({ actor, reason }: Caller, administrators: readonly string[]): string {
  if (actor !== undefined) return 'only Administrators of your organization can.';
  if (reason !== undefined && reason !== 'stranger') return whyNoMember[reason];
  if (administrators.length === 0) return 'wgw is not set up in this workspace yet.';
  return 'you are not a member of this organization in WeGotWork.';
}

function nextSteps(
  { actor, reason, mayFoundOrganization }: Caller,
  administrators: readonly string[],
  words: ActionWords,
): string[] {
  const names = new Intl.ListFormat('en', { type: 'disjunction' }).format(administrators);
  if (actor !== undefined) return [`Ask ${names} ${words.ask}${words.askThroughWgw ?? ''}.`];
  switch (reason) {
    case 'taken':
      return administrators.length === 0
        ? [
            'Use that account. If it is not yours any more, have it deactivated by a Slack admin, then try again.',
          ]
        : [
            `Use that account. If it is not yours any more, ask ${names} to remove that member and invite you again.`,
          ];
    case 'asked':
      return [`wgw tells you what they answer. If you hear nothing, ask ${names}.`];
    case 'declined':
      return [`You can try again in a day. If it is a mistake, ask ${names}.`];
    case 'unreachable':
      return [`Ask ${names} to open wgw’s Home tab in Slack, then try again.`];
    case 'only-administrator':
      return ['Ask an owner of this Slack workspace to make you an owner too, then try again.'];
  }
  // An invitation would not help guests, bots and deactivated users: an Administrator has to act for them.
  const wouldInvitationHelp = reason === undefined || reason === 'no-address';
  if (!wouldInvitationHelp && administrators.length > 0) return [`Ask ${names} ${words.ask}.`];
  const confirm = reason === 'no-address' ? ['Confirm your address in Slack, then try again.'] : [];
  if (administrators.length > 0) return [...confirm, `Ask ${names} to invite you.`];
  // An owner may only have to confirm their address to found the organization.
  if (confirm.length > 0) return confirm;
  if (mayFoundOrganization) {
    return [
      'Type /wgw invite or /wgw members to set it up: that makes you the Administrator of your organization.',
    ];
  }
  return ['Ask an owner or admin of this Slack workspace to type /wgw invite: that sets wgw up.'];
}
