import type { InvitationNews } from '../../domain/invitations/news.ts';
import type { JobPayload } from '../../domain/outbox.ts';
import { roleWithArticle } from '../../text/invitation-words.ts';
import { oneLine } from '../../text/plain-text.ts';
import { actions } from '../ids.ts';
import { type Message, messageOf } from './message.ts';
import { momentMarkup } from './moment.ts';
import { invitationMenu } from './roster-entries.ts';
import { MOST_REASON } from './standing.ts';
import { escapeMarkup, linesOfText, plain } from './text.ts';

type About = JobPayload<'tell-inviter'>['about'];

/** What the inviter hears of an invitation; `undefined` where there is nothing to say, or not any more. */
export function newsMessage(news: InvitationNews, about: About): Message | undefined {
  switch (about) {
    case 'answer':
      return sentenceMessage(answerSentence(news));
    case 'delivery':
      return sentenceMessage(failureSentence(news));
    case 'reminder':
      return news.status === 'open' ? reminderMessage(news) : undefined;
    case 'expiry':
      return news.status === 'open' ? expiryMessage(news) : undefined;
  }
}

function sentenceMessage(sentence: string | undefined): Message | undefined {
  return sentence === undefined ? undefined : messageOf([sentence]);
}

function reminderMessage({ id, version, email, organizationName }: InvitationNews): Message {
  const sentence = `${email} has not answered your invitation to ${organizationName} for two days. They get a reminder by email now.`;
  return {
    text: escapeMarkup(sentence),
    blocks: [{ type: 'section', text: plain(sentence), accessory: invitationMenu({ id, version }) }],
  };
}

function expiryMessage({ id, version, email, organizationName, expiresAt }: InvitationNews): Message {
  const lead = `${email} has not answered your invitation to ${organizationName}, which expires within a day.`;
  return {
    text: escapeMarkup(lead),
    blocks: [
      { type: 'section', text: plain(lead), accessory: invitationMenu({ id, version }) },
      { type: 'context', elements: [{ type: 'mrkdwn', text: `Expires ${momentMarkup(expiresAt)}` }] },
      {
        type: 'actions',
        elements: [
          {
            type: 'button',
            action_id: actions.extendInvitation,
            text: plain('Extend'),
            style: 'primary',
            value: `${id}:${version}`,
          },
        ],
      },
    ],
  };
}

/** In place of what told that an invitation soon expires. */
export function extendedMessage({
  email,
  expiresAt,
}: {
  readonly email: string;
  readonly expiresAt: Date;
}): Message {
  const lead = `The invitation of ${email} is extended: the link in their email goes on working.`;
  const until = `Expires ${momentMarkup(expiresAt)}`;
  return {
    text: escapeMarkup(lead),
    blocks: [...linesOfText([lead]), { type: 'context', elements: [{ type: 'mrkdwn', text: until }] }],
  };
}

function answerSentence({
  status,
  email,
  memberName,
  role,
  organizationName,
}: InvitationNews): string | undefined {
  switch (status) {
    case 'accepted':
      return `${memberName ?? email} (${email}) accepted your invitation and joined ${organizationName} as ${roleWithArticle(role)}.`;
    case 'declined':
      return `${email} declined your invitation to ${organizationName}. You can invite them again.`;
    case 'undeliverable':
      return `The invitation of ${email} could not be delivered, and is closed. Check the address for typos and invite them again; if that fails too, tell whoever runs wgw.`;
    case 'open':
    case 'expired':
    case 'cancelled':
    case 'replaced':
      return undefined;
  }
}

/** What to do about an email that failed; `undefined` where it did not, or does not matter any more. */
function failureSentence({ status, email, delivery, deliveryReason }: InvitationNews): string | undefined {
  if (status !== 'open' || delivery === null) return undefined;
  const words = oneLine(deliveryReason ?? '', MOST_REASON);
  const why = words === '' ? '' : ` (${words})`;
  switch (delivery) {
    case 'BOUNCED':
      return `The email to ${email} bounced${why}: there seems to be no such mailbox. Check the address for typos, cancel this invitation, and invite the right address.`;
    case 'BLOCKED':
      return `The mail server of ${email} refused the email this time${why}. Resend it in an hour; if it is refused again, whoever runs that server has to let our sender through.`;
    case 'SUPPRESSED':
      return `SendGrid does not send to ${email}, as an earlier email bounced or was reported${why}. Resending cannot help until whoever runs wgw takes the address off SendGrid's suppression list. Another address would do.`;
    case 'SPAM':
      return `${email} reported the email as spam. Talk to them before you send another: SendGrid will not send to this address any more.`;
    case 'DROPPED':
      return `SendGrid did not send the email to ${email}${why}. Please tell whoever runs wgw.`;
    case 'DEFERRED':
    case 'DELIVERED':
      return undefined;
  }
}
