import type { TaskPayload } from '../../domain/core/outbox.ts';
import type { InvitationNews } from '../../domain/invitations/notifications/find-news.ts';
import { oneLine } from '../../text/plain-text.ts';
import { roleWithArticle } from '../../text/roles.ts';
import { type Message, messageOf } from '../blocks/message.ts';
import { MAX_REASON } from '../blocks/status-text.ts';

/**
 * Tells news about an invitation; `undefined` if there is nothing to tell, or not any more.
 *
 * @param isInviter whether the reader sent the invitation.
 */
export function newsMessage(
  news: InvitationNews,
  about: TaskPayload<'tell-inviter'>['about'],
  isInviter: boolean,
): Message | undefined {
  const sentence = {
    answer: () => answerSentence(news, isInviter ? 'your invitation' : `${news.inviterName}’s invitation`),
    delivery: () => failureSentence(news),
    refused: () => refusedSentence(news),
    'given-up': () => givenUpSentence(news),
    'domain-not-allowed': () => domainSentence(news),
  }[about]();
  return sentence === undefined ? undefined : messageOf([sentence]);
}

function answerSentence(
  { status, email, memberName, role, organizationName }: InvitationNews,
  whose: string,
): string | undefined {
  switch (status) {
    case 'accepted':
      return `${memberName ?? email} (${email}) accepted ${whose} and joined ${organizationName} as ${roleWithArticle(role)}.`;
    case 'declined':
      return `${email} declined ${whose} to ${organizationName}. You can invite them again.`;
    case 'undeliverable':
    case 'open':
    case 'expired':
    case 'cancelled':
    case 'replaced':
      return undefined;
  }
}

function refusedSentence({ status, email }: InvitationNews): string | undefined {
  if (status !== 'undeliverable') return undefined;
  return `The invitation of ${email} could not be delivered, and is closed. Check the address for typos and invite them again; if that fails too, tell whoever runs wgw.`;
}

function givenUpSentence({ status, email }: InvitationNews): string | undefined {
  if (status !== 'undeliverable') return undefined;
  return `The email to ${email} could not be sent in time, and the invitation is closed. That is not about the address: tell whoever runs wgw, and invite them again later.`;
}

function domainSentence({ status, email, organizationName }: InvitationNews): string | undefined {
  if (status !== 'undeliverable') return undefined;
  return `The email to ${email} was not sent, and the invitation is closed: before it could leave, the settings of ${organizationName} were changed to allow certain domains only. To invite them, add their domain with /wgw settings and invite them again.`;
}

/** Says what to do about an email that failed; `undefined` if it did not fail, or the invitation is closed. */
function failureSentence({ status, email, delivery, deliveryReason }: InvitationNews): string | undefined {
  if (status !== 'open' || delivery === null) return undefined;
  const words = oneLine(deliveryReason ?? '', MAX_REASON);
  const why = words === '' ? '' : ` (${words})`;
  switch (delivery) {
    case 'BOUNCED':
      return `The email to ${email} bounced${why}: there seems to be no such mailbox. Check the address for typos, cancel this invitation, and invite the right address.`;
    case 'BLOCKED':
      return `The mail server of ${email} refused the email this time${why}. Resend it in an hour; if it is refused again, whoever runs that server has to let our sender through.`;
    case 'SUPPRESSED':
      return `SendGrid does not send to ${email}, as an earlier email bounced or was reported, or they unsubscribed${why}. Resending cannot help until whoever runs wgw takes the address off SendGrid's suppression list. Another address would do.`;
    case 'SPAM':
      return `${email} reported the email as spam. Talk to them before you send another: SendGrid will not send to this address any more.`;
    case 'DROPPED':
      return `SendGrid did not send the email to ${email}${why}. Please tell whoever runs wgw.`;
    case 'DEFERRED':
    case 'DELIVERED':
      return undefined;
  }
}
