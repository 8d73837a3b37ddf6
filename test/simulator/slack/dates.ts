/** Dates in text: docs.slack.dev/messaging/formatting-message-text#date-formatting */

/** The reader of a date. Day and hour depend on their time zone and on the current time. */
export interface DateReader {
  /** An IANA name. The default is UTC. */
  timeZone?: string | undefined;
  /** Milliseconds since 1970. The default is the current time. */
  now?: number | undefined;
}

interface ShownDate {
  text: string;
  at: Date;
  link: string | undefined;
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** Dates that are closer than this are written without the year. */
const HALF_A_YEAR_MS = 183 * DAY_MS;

/**
 * Formats a date from its markup between `<!` and `|`: `date^1392734382^{date} at {time}^https://example.com`. Returns
 * undefined if the markup is not valid. Slack shows the fallback text then.
 */
export function readDate(markup: string, reader: DateReader = {}): ShownDate | undefined {
  const [, seconds, format = '', link] = /^date\^(-?\d+)\^([^^]+)(?:\^(.+))?$/.exec(markup) ?? [];
  const at = new Date(Number(seconds) * 1000);
  if (Number.isNaN(at.getTime())) return undefined;
  const text = format.replace(/\{(\w+)\}/g, (token, name: string, offset: number) => {
    const written = write(name, at, reader) ?? token;
    // At the start of the text, Slack writes a capital letter: "Today at 6:39 AM".
    return offset === 0 ? written.charAt(0).toUpperCase() + written.slice(1) : written;
  });
  return { text, at, link };
}

function write(token: string, at: Date, reader: DateReader): string | undefined {
  const { timeZone = 'UTC', now = Date.now() } = reader;
  const parts = partsOf(at, timeZone);
  const { year, month, monthName, weekday, day, hour, minute, second, dayPeriod } = parts;
  const yearSuffix = Math.abs(at.getTime() - now) < HALF_A_YEAR_MS ? '' : `, ${year}`;
  switch (token) {
    case 'date_num':
      return `${year}-${month}-${day.padStart(2, '0')}`;
    case 'date':
      return `${monthName} ${ordinal(day)}${yearSuffix}`;
    case 'date_short':
      return `${monthName.slice(0, 3)} ${day}${yearSuffix}`;
    case 'date_long':
      return `${weekday}, ${monthName} ${ordinal(day)}${yearSuffix}`;
    case 'date_pretty':
    case 'date_short_pretty':
    case 'date_long_pretty':
      return nearDay(at, now, timeZone) ?? write(token.replace('_pretty', ''), at, reader);
    case 'time':
      return `${hour}:${minute} ${dayPeriod}`;
    case 'time_secs':
      return `${hour}:${minute}:${second} ${dayPeriod}`;
    case 'ago':
      return relative(at.getTime() - now);
    default:
      return undefined;
  }
}

type PartName =
  | 'year'
  | 'month'
  | 'monthName'
  | 'weekday'
  | 'day'
  | 'hour'
  | 'minute'
  | 'second'
  | 'dayPeriod';

function partsOf(at: Date, timeZone: string): Record<PartName, string> {
  const { whole, month } = formatsOf(timeZone);
  const parts = Object.fromEntries(whole.formatToParts(at).map(({ type, value }) => [type, value]));
  return { ...parts, monthName: parts.month, month: month.format(at) } as Record<PartName, string>;
}

interface Formats {
  readonly whole: Intl.DateTimeFormat;
  readonly month: Intl.DateTimeFormat;
}

// Creating a format takes longer than using it a thousand times.
const formats = new Map<string, Formats>();

function formatsOf(timeZone: string): Formats {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const made = {
    whole: new Intl.DateTimeFormat('en-US', {
      timeZone,
      ...{ year: 'numeric', month: 'long', weekday: 'long', day: 'numeric' },
      ...{ hour: 'numeric', minute: '2-digit', second: '2-digit', hour12: true },
    }),
    month: new Intl.DateTimeFormat('en-US', { timeZone, month: '2-digit' }),
  };
  formats.set(timeZone, made);
  return made;
}

function ordinal(day: string): string {
  const category = new Intl.PluralRules('en-US', { type: 'ordinal' }).select(Number(day));
  return day + ({ one: 'st', two: 'nd', few: 'rd' }[category as string] ?? 'th');
}

/** Yesterday, today or tomorrow in the reader's time zone. */
function nearDay(at: Date, now: number, timeZone: string): string | undefined {
  const dayOf = (moment: Date) => {
    const { year, month, day } = partsOf(moment, timeZone);
    return Date.UTC(Number(year), Number(month) - 1, Number(day)) / DAY_MS;
  };
  return ['yesterday', 'today', 'tomorrow'][dayOf(at) - dayOf(new Date(now)) + 1];
}

const units = [
  ['year', 365 * DAY_MS],
  ['month', 30 * DAY_MS],
  ['day', DAY_MS],
  ['hour', DAY_MS / 24],
  ['minute', 60_000],
] as const;

/** "3 minutes ago", "in 2 hours". */
function relative(distance: number): string {
  const format = new Intl.RelativeTimeFormat('en-US');
  const [unit, size] = units.find((it) => Math.abs(distance) >= it[1]) ?? (['second', 1000] as const);
  return format.format(Math.trunc(distance / size), unit);
}
