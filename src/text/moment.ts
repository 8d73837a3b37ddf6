/**
 * A moment for readers whose time zone is unknown: `Sunday 29 November 2026, 10:15 (UTC)`. Joins the parts itself,
 * because the commas between them differ between versions of Node.js.
 */
export function momentInWords(moment: Date): string {
  momentFormat ??= new Intl.DateTimeFormat('en-GB', MOMENT_PARTS);
  const part = Object.fromEntries(momentFormat.formatToParts(moment).map(({ type, value }) => [type, value]));
  return `${part.weekday} ${part.day} ${part.month} ${part.year}, ${part.hour}:${part.minute} (UTC)`;
}

const MOMENT_PARTS: Intl.DateTimeFormatOptions = {
  timeZone: 'UTC',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
};

/** Made once, because making a format takes longer than using it; and on first use, because it would slow the start. */
let momentFormat: Intl.DateTimeFormat | undefined;
