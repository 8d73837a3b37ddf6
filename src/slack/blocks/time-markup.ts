import { momentInWords } from '../../text/moment.ts';

/** A moment in Slack's markup, which shows it in the reader's own time zone. */
export function timeMarkup(moment: Date): string {
  const seconds = Math.floor(moment.getTime() / 1000);
  return `<!date^${seconds}^{date_short_pretty} at {time}|${momentInWords(moment)}>`;
}
