import { linkIn, type Mail } from '../simulator/sendgrid/mailbox.ts';

/** The links that each address got. */
export function linksByAddress(mails: readonly Mail[]): Map<string, Set<string>> {
  const links = new Map<string, Set<string>>();
  for (const mail of mails) links.set(mail.to, (links.get(mail.to) ?? new Set()).add(linkIn(mail)));
  return links;
}
