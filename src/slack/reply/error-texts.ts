import type { DomainError } from '../../domain/core/errors.ts';
import type { InvitationStatus } from '../../domain/core/invitation-status.ts';
import { STARTING_LIMIT_DAYS } from '../../domain/core/sending-limits.ts';
import { momentInWords } from '../../text/moment.ts';
import { roleWithArticle } from '../../text/roles.ts';

const WORKSPACE_BLOCKED =
  'The operator of wgw has blocked this workspace: nobody here can use wgw, and it sends nothing. Ask whoever runs wgw why.';

/** What a use case refused, as the person who asked reads it; `undefined` for what Slack never asks for. */
export function explainError(error: DomainError): string | undefined {
  if (error.is('SENDING_LIMIT_REACHED')) return explainLimit(error.details);
  if (error.is('WORKSPACE_BLOCKED')) return WORKSPACE_BLOCKED;
  if (error.is('NOT_ALLOWED')) return 'You may not do this in WeGotWork, or not any more.';
  if (error.is('MEMBER_NOT_FOUND')) return 'They are not a member any more.';
  if (error.is('MEMBER_CHANGED_MEANWHILE')) {
    const { name, role } = error.details;
    return `Somebody changed the membership of ${name} after you opened this window: now they are ${roleWithArticle(role)}. Nothing was done. Look at the list again before you decide.`;
  }
  if (error.is('MORE_OPEN_INVITATIONS')) {
    return `${error.details.name} has more pending invitations than this window showed. Nothing was done. Choose again to see how many there are.`;
  }
  if (error.is('MEMBER_BY_ANOTHER_ADDRESS')) {
    return `In this workspace you are the member ${error.details.email} already. To join with this address instead, ask an Administrator to remove that member, then press Accept again.`;
  }
  if (error.is('LAST_ADMINISTRATOR')) {
    // Whoever may try this is an Administrator: the last one is themselves.
    return 'You are the last Administrator. Make somebody else an Administrator first.';
  }
  if (error.is('TOO_MANY_PICKED')) {
    return `Pick at most ${error.details.allowed} teammates in one form, and the others in another.`;
  }
  if (error.is('INVITATION_NOT_FOUND')) return 'There is no such invitation any more.';
  if (error.is('INVITATION_RESENT')) return explainStatus('resent');
  if (error.is('INVITATION_EXTENDED')) return 'Somebody extended this invitation since you saw it.';
  if (error.is('INVITATION_NOT_OPEN')) return explainStatus(error.details.status);
  if (error.is('REQUEST_NOT_FOUND')) return 'There is no such request any more.';
  if (error.is('REQUEST_NOT_OPEN')) return explainDecided(error.details);
  if (error.is('REPLACEMENT_NOT_FOUND')) return 'There is no such question any more.';
  if (error.is('REPLACEMENT_NOT_OPEN')) return explainReplacement(error.details);
  if (error.is('DOMAIN_NOT_ALLOWED')) {
    return `${error.details.address} cannot be invited: your organization only invites addresses of certain domains, which its settings name.`;
  }
  if (error.is('REQUEST_LIMIT_REACHED')) {
    const { allowed, left } = error.details;
    const fewer = left > 0 ? ` Ask for at most ${left} now, or wait` : ' Wait';
    return `You can have ${allowed} open requests, and this would be more. Nobody was asked.${fewer} until some are answered.`;
  }
  if (error.is('SETTINGS_CHANGED_MEANWHILE')) {
    return 'Somebody else changed the settings meanwhile. These are the ones that hold now: please make your change again.';
  }
  return undefined;
}

/** Why nothing can be done with an invitation that stands so. */
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

function explainDecided({ state, deciderName }: DomainError<'REQUEST_NOT_OPEN'>['details']): string {
  if (state === 'WITHDRAWN') return 'Whoever asked is not a member any more: the request is withdrawn.';
  const decided = state === 'APPROVED' ? 'approved' : 'declined';
  return `${deciderName ?? 'Somebody'} ${decided} this request already.`;
}

function explainReplacement({ state, deciderName }: DomainError<'REPLACEMENT_NOT_OPEN'>['details']): string {
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
}: DomainError<'SENDING_LIMIT_REACHED'>['details']): string {
  const many = allowed === 1 ? '1 invitation' : `${allowed} invitations`;
  const whose = {
    INSTALLATION: 'The operator of wgw limits how many emails all organizations together can send in a day',
    INVITER: `You can send ${many} a day`,
    ORGANIZATION: `Your organization can send ${many} a day${isNew ? ` in its first ${STARTING_LIMIT_DAYS} days` : ''}`,
    ADDRESS: `${address ?? 'An address'} can get ${many} a day`,
  }[scope];
  const wait = retryAt && `try again after ${momentInWords(wholeMinute(retryAt))}`;
  // How many others send is nobody's business.
  const atMost = scope === 'INSTALLATION' ? 'invite fewer people' : `invite at most ${left}`;
  const fewer = scope === 'ADDRESS' ? isOneOfMany && 'leave that address out' : left > 0 && atMost;
  const next = [wait, fewer].filter((step) => typeof step === 'string').join(', or ');
  return `${whose}, and this would be more. Nothing was sent. ${next.charAt(0).toUpperCase()}${next.slice(1)}.`;
}

/** The next whole minute: at the one before, it would be too early. */
function wholeMinute(moment: Date): Date {
  return new Date(Math.ceil(moment.getTime() / 60_000) * 60_000);
}
