import type { Changes } from '../changes.ts';
import type { Fate } from './delivery.ts';
import type { MailRequest } from './mail-request.ts';

export interface Mail {
  /** SendGrid's id, which the answer had in X-Message-Id. */
  id: string;
  to: string;
  from: { email: string; name?: string | undefined };
  replyTo: { email: string; name?: string | undefined } | undefined;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
  customArgs: Record<string, string>;
  /** The whole body of the HTTP request. */
  request: MailRequest;
  /** Milliseconds since 1970. */
  at: number;
  /** The final status. Only delivered emails reach the recipient. */
  fate: Fate;
}

export interface Mailbox {
  /** All accepted emails, in order of arrival. */
  messages: readonly Mail[];
  to(address: string): Mail[];
  /** Waits for `count` emails to an address. Resolves with the newest. */
  waitFor(address: string, count?: number): Promise<Mail>;
  /** Removes all emails. */
  clear(): void;
}

export interface FillableMailbox extends Mailbox {
  deliver(id: string, request: MailRequest, arrival: Pick<Mail, 'at' | 'fate'>): void;
}

export function createMailbox(changes: Changes, kept: readonly Mail[] = []): FillableMailbox {
  const messages: Mail[] = [...kept];
  const to = (address: string) => messages.filter((mail) => mail.to.toLowerCase() === address.toLowerCase());
  return {
    messages,
    to,
    waitFor: (address, count = 1) =>
      changes.waitFor(() => {
        const mails = to(address);
        return mails.length >= count ? mails.at(-1) : undefined;
      }, `${count} email(s) to ${address}`),
    clear: () => {
      messages.length = 0;
    },
    deliver(id, request, { at, fate }) {
      const part = (type: string) => request.content.find((it) => it.type === type)?.value ?? '';
      for (const personalization of request.personalizations) {
        for (const { email } of personalization.to) {
          messages.push({
            id,
            to: email,
            from: request.from,
            replyTo: request.reply_to,
            subject: personalization.subject ?? request.subject ?? '',
            text: part('text/plain'),
            html: part('text/html'),
            headers: { ...request.headers, ...personalization.headers },
            customArgs: { ...request.custom_args, ...personalization.custom_args },
            request,
            at,
            fate,
          });
        }
      }
    },
  };
}

/** The invitation link in an email. Throws unless there is exactly one and both parts have it. */
export function linkIn(mail: Mail): string {
  const links = new Set(mail.text.match(/https?:\/\/\S+\/invitations\/[\w.~-]+/g));
  const [link, other] = links;
  if (link === undefined || other !== undefined) {
    throw new Error(`The email to ${mail.to} has ${links.size} invitation links in its text:\n${mail.text}`);
  }
  if (!mail.html.replaceAll('&amp;', '&').includes(link)) {
    throw new Error(`The email to ${mail.to} has the link ${link} in its text, but not in its HTML.`);
  }
  return link;
}
