import type { Slack } from '../simulator/slack/slack.ts';
import type { Finding } from './stage.ts';

/** Whether it was said in the channel once of every address that it was invited. */
export function announcedOnce(slack: Slack, invited: readonly string[]): Finding {
  const announcements = slack.messages('general').map(({ text }) => text);
  const counts = invited.map(
    (address) => announcements.filter((text) => text.includes(`• ${address}:`)).length,
  );
  const times = (wanted: (count: number) => boolean) => counts.filter(wanted).length;
  return {
    promise: 'every announcement arrives, once',
    seen: `${times((count) => count === 1)} addresses once, ${times((count) => count > 1)} more often, ${times((count) => count === 0)} never`,
    holds: counts.every((count) => count === 1),
  };
}
