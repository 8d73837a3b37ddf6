import { type Role, roleName } from '../domain/core/permissions.ts';

const summaries = {
  ADMINISTRATOR: 'manages jobs, applications, members, settings and billing',
  MEMBER: 'sees jobs, reviews and moves applications, and writes to applicants',
} as const satisfies Record<Role, string>;

/** What a role may do, as the end of a sentence that begins with the role. */
export function roleSummary(role: Role): string {
  return summaries[role];
}

/** What a role may do: `A Member sees jobs …`. */
export function roleSentence(role: Role): string {
  const words = roleWithArticle(role);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} ${roleSummary(role)}.`;
}

/** `a Member`, `an Administrator`. */
export function roleWithArticle(role: Role): string {
  return `${role === 'ADMINISTRATOR' ? 'an' : 'a'} ${roleName(role)}`;
}

/**
 * A moment for readers whose time zone is unknown: `Sunday 29 November 2026, 10:15 (UTC)`. Put together from its
 * parts, as the commas between them differ from one version of Node.js to another.
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

/** Made once, as making it costs most of its use. Made late, as a start would wait for the rules of dates. */
let momentFormat: Intl.DateTimeFormat | undefined;
