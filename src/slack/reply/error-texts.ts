import type { DomainError, ErrorCode, ErrorDetails } from '../../domain/core/errors.ts';
import type { InvitationStatus } from '../../domain/core/invitation-status.ts';
import { STARTING_LIMIT_DAYS } from '../../domain/core/sending-limits.ts';
import { momentInWords } from '../../text/moment.ts';
import { roleWithArticle } from '../../text/roles.ts';

/** For errors that no use case behind Slack throws. */
const neverInSlack = () => undefined;
/** For errors that their form shows beside its fields. */
const shownByItsForm = () => undefined;

/** What the caller reads of each error. A new error code does not compile until it stands here. */
const errorTexts: {
  readonly [Code in ErrorCode]: (details: ErrorDetails[Code]) => string | undefined;
} = {
  NOT_ALLOWED: () => 'You may not do this in WeGotWork, or not any more.',
  WORKSPACE_BLOCKED: () =>
    'The operator of wgw has blocked this workspace: nobody here can use wgw, and it sends nothing. Ask whoever runs wgw why.',
  LINK_NOT_VALID: neverInSlack,
  INVITATION_NOT_OPEN: ({ status }) => explainStatus(status),
  NAME_NOT_VALID: neverInSlack,
  SENDING_LIMIT_REACHED: explainLimit,
  MEMBER_NOT_FOUND: () => 'They are not a member any more.',
  MEMBER_CHANGED_MEANWHILE: ({ name, role }) =>
    `Somebody changed the membership of ${name} after you opened this window: now they are ${roleWithArticle(role)}. Nothing was done. Look at the list again before you decide.`,
  MORE_OPEN_INVITATIONS: ({ name }) =>
    `${name} has more pending invitations than this window showed. Nothing was done. Choose again to see how many there are.`,
  TOO_MANY_PICKED: ({ allowed }) =>
    `Pick at most ${allowed} teammates in one form, and the others in another.`,
  INVITATION_NOT_FOUND: () => 'There is no such invitation any more.',
  INVITATION_RESENT: () => explainStatus('resent'),
  INVITATION_EXTENDED: () => 'Somebody extended this invitation since you saw it.',
  MEMBER_BY_ANOTHER_ADDRESS: ({ email }) =>
    `In this workspace you are the member ${email} already. To join with this address instead, ask an Administrator to remove that member, then press Accept again.`,
  // Only an Administrator can try this, so the last one is the caller.
  LAST_ADMINISTRATOR: () => 'You are the last Administrator. Make somebody else an Administrator first.',
  REQUEST_NOT_FOUND: () => 'There is no such request any more.',
  REQUEST_NOT_OPEN: explainDecidedRequest,
  REPLACEMENT_NOT_FOUND: () => 'There is no such question any more.',
  REPLACEMENT_NOT_OPEN: explainDecidedReplacement,
  DOMAIN_NOT_ALLOWED: ({ address }) =>
    `${address} cannot be invited: your organization only invites addresses of certain domains, which its settings name.`,
  REQUEST_LIMIT_REACHED({ allowed, left }) {
    const fewer = left > 0 ? ` Ask for at most ${left} now, or wait` : ' Wait';
    return `You can have ${allowed} open requests, and this would be more. Nobody was asked.${fewer} until some are answered.`;
  },
  SETTINGS_CHANGED_MEANWHILE: () =>
    'Somebody else changed the settings meanwhile. These are the ones that hold now: please make your change again.',
  SETTINGS_NOT_VALID: shownByItsForm,
};

/** What the caller reads of an error; `undefined` for errors that Slack never shows in words of its own. */
export function explainError<Code extends ErrorCode>({
  code,
  details,
}: DomainError<Code>): string | undefined {
  return errorTexts[code](details);
}

/** Why nothing can be done with an invitation of this status. */
export function explainStatus(status: keyof typeof statuses): string {
  return statuses[status];
}

const statuses = {
  open: 'This invitation is open.',
  accepted: 'They accepted this invitation already.',
  declined: 'They declined this invitation. You can invite them again.',
  cancelled: 'This invitation was cancelled already.',
  expired: 'This invitation has expired.',
  replaced: 'A newer invitation has taken the place of this one.',
  undeliverable: 'The email of this invitation could not be delivered, which closed it.',
  resent: 'Somebody resent this invitation since you saw it.',
  'domain-not-allowed':
    'Your organization only invites addresses of certain domains, which its settings name.',
} satisfies Record<InvitationStatus | 'resent' | 'domain-not-allowed', string>;

function explainDecidedRequest({ state, deciderName }: ErrorDetails['REQUEST_NOT_OPEN']): string {
  if (state === 'WITHDRAWN') return 'Whoever asked is not a member any more: the request is withdrawn.';
  const decided = state === 'APPROVED' ? 'approved' : 'declined';
  return `${deciderName ?? 'Somebody'} ${decided} this request already.`;
}

function explainDecidedReplacement({ state, deciderName }: ErrorDetails['REPLACEMENT_NOT_OPEN']): string {
  if (state === 'LAPSED') return 'This does not hold any more, and nothing was changed.';
  return `${deciderName ?? 'Somebody'} ${state === 'APPROVED' ? 'approved' : 'declined'} this already.`;
}

function explainLimit({
  scope,
  allowed,
  left,
  address,
  isOneOfMany,
  isNew,
  retryAt,
}: ErrorDetails['SENDING_LIMIT_REACHED']): string {
  const many = allowed === 1 ? '1 invitation' : `${allowed} invitations`;
  const limit = {
    INSTALLATION: 'The operator of wgw limits how many emails all organizations together can send in a day',
    INVITER: `You can send ${many} a day`,
    ORGANIZATION: `Your organization can send ${many} a day${isNew ? ` in its first ${STARTING_LIMIT_DAYS} days` : ''}`,
    ADDRESS: `${address ?? 'An address'} can get ${many} a day`,
  }[scope];
  const wait = retryAt && `try again after ${momentInWords(nextWholeMinute(retryAt))}`;
  // No number for the whole installation: it would tell how many emails other organizations send.
  const atMost = scope === 'INSTALLATION' ? 'invite fewer people' : `invite at most ${left}`;
  const fewer = scope === 'ADDRESS' ? isOneOfMany && 'leave that address out' : left > 0 && atMost;
  const next = [wait, fewer].filter((step) => typeof step === 'string').join(', or ');
  return `${limit}, and this would be more. Nothing was sent. ${next.charAt(0).toUpperCase()}${next.slice(1)}.`;
}

/** Rounds up: a minute rounded down would be too early. */
function nextWholeMinute(moment: Date): Date {
  return new Date(Math.ceil(moment.getTime() / 60_000) * 60_000);
}
