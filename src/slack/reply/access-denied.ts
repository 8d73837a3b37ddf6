import type { DomainContext } from '../../domain/core/context.ts';
import { listAdministratorNames } from '../../domain/identity/list-administrator-names.ts';
import type { Caller } from './caller.ts';

/** What somebody wanted, in the words that say they cannot. */
interface DeniedAction {
  readonly cannot: string;
  /** What whoever can may do in the place of someone who is no member. */
  readonly instead: string;
  /** How a member gets it done through wgw. */
  readonly throughUs?: string;
}

export const deniedActions = {
  invite: {
    cannot: 'invite people',
    instead: 'to invite whom you have in mind',
    throughUs: ', or type /wgw invite to ask through wgw',
  },
  seeMembers: { cannot: 'see the members', instead: 'who is on the team' },
  manageMembers: { cannot: 'manage members', instead: 'to do it' },
  seeActivity: { cannot: 'see the activity', instead: 'what happened' },
  changeSettings: { cannot: 'change the settings', instead: 'to change them' },
} as const satisfies Record<string, DeniedAction>;

/** Who may not do something is told so, and who can; someone of another workspace learns nothing about this one. */
export async function explainAccessDenied(
  domain: DomainContext,
  workspaceId: string,
  caller: Caller,
  wish: DeniedAction,
): Promise<string[]> {
  if (caller.reason === 'stranger') {
    return [`You cannot ${wish.cannot} here: wgw serves the members of the workspace that installed it.`];
  }
  // Nobody is told to ask themselves.
  const contacts = await listAdministratorNames(domain, workspaceId, 'members:invite', caller.memberId);
  return [`You cannot ${wish.cannot}: ${whyNot(caller, contacts)}`, ...nextSteps(caller, contacts, wish)];
}

const whyOutsidersCannot: Record<Exclude<NonNullable<Caller['reason']>, 'stranger'>, string> = {
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

function whyNot({ actor, reason }: Caller, contacts: readonly string[]): string {
  if (actor !== undefined) return 'only Administrators of your organization can.';
  if (reason !== undefined && reason !== 'stranger') return whyOutsidersCannot[reason];
  if (contacts.length === 0) return 'wgw is not set up in this workspace yet.';
  return 'you are not a member of this organization in WeGotWork.';
}

function nextSteps(
  { actor, reason, mayFoundOrganization }: Caller,
  contacts: readonly string[],
  wish: DeniedAction,
): string[] {
  const names = new Intl.ListFormat('en', { type: 'disjunction' }).format(contacts);
  if (actor !== undefined) return [`Ask ${names} ${wish.instead}${wish.throughUs ?? ''}.`];
  switch (reason) {
    case 'taken':
      return contacts.length === 0
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
  // An invitation would not help them: whoever can invite does so in their place.
  const wouldHelp = reason === undefined || reason === 'no-address';
  if (!wouldHelp && contacts.length > 0) return [`Ask ${names} ${wish.instead}.`];
  const confirm = reason === 'no-address' ? ['Confirm your address in Slack, then try again.'] : [];
  if (contacts.length > 0) return [...confirm, `Ask ${names} to invite you.`];
  // Confirming it may be all that an owner lacks.
  if (confirm.length > 0) return confirm;
  if (mayFoundOrganization) {
    return [
      'Type /wgw invite or /wgw members to set it up: that makes you the Administrator of your organization.',
    ];
  }
  return ['Ask an owner or admin of this Slack workspace to type /wgw invite: that sets wgw up.'];
}
