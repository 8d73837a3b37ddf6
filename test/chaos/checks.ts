import { linkIn, type Mail } from '../simulator/sendgrid/mailbox.ts';
import type { Slack } from '../simulator/slack/slack.ts';

/** Whether a promise holds. */
export interface Finding {
  readonly promise: string;
  /** The figures that were seen. */
  readonly seen: string;
  readonly holds: boolean;
}

/** The different invitation links that each address received. */
export function linksByAddress(mails: readonly Mail[]): Map<string, Set<string>> {
  const links = new Map<string, Set<string>>();
  for (const mail of mails) links.set(mail.to, (links.get(mail.to) ?? new Set()).add(linkIn(mail)));
  return links;
}

/** Checks that each invited address is in exactly one announcement. */
export function announcedOnce(slack: Slack, invited: readonly string[]): Finding {
  const announcements = slack.messages('general').map(({ text }) => text);
  const counts = invited.map(
    (address) => announcements.filter((text) => text.includes(`• ${address}:`)).length,
  );
  const addressesWith = (condition: (count: number) => boolean) => counts.filter(condition).length;
  const once = addressesWith((count) => count === 1);
  const moreOften = addressesWith((count) => count > 1);
  const never = addressesWith((count) => count === 0);
  return {
    promise: 'every announcement arrives, once',
    seen: `${once} addresses once, ${moreOften} more often, ${never} never`,
    holds: counts.every((count) => count === 1),
  };
}
