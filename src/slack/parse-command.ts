import type { Role } from '../domain/roles.ts';

/** `/wgw invite …`: what the form starts with. */
export interface InviteCommand {
  readonly kind: 'invite';
  readonly addresses: string;
  /** Slack ids of the people mentioned. */
  readonly people: readonly string[];
  readonly role: Role | undefined;
}

/** What was typed after `/wgw`. */
export type ParsedCommand = InviteCommand | { readonly kind: 'help'; readonly unknown?: string };

const MENTION = /<@([A-Z0-9]+)(?:\|[^>]*)?>/g;
const MAIL_LINK = /<mailto:[^|>]*\|([^>]*)>/g;
// At the end, as `help` says, or at the beginning; `as an administrator` too.
const ROLE =
  /(?:^|\s)(?:as\s+(?:an?\s+)?)?(administrator|admin|member)s?$|^(administrator|admin|member)s?\s+/i;

/** Reads a command's text, with the links and mentions that Slack makes of addresses and people. */
export function parseCommand(text: string): ParsedCommand {
  const [, word = '', rest = ''] = /^\s*(\S*)\s*(.*)$/s.exec(text) ?? [];
  switch (word.toLowerCase()) {
    case 'invite':
      return parseInvite(rest);
    case '':
    case 'help':
      return { kind: 'help' };
    default:
      return { kind: 'help', unknown: unescapeMarkup(word) };
  }
}

function parseInvite(text: string): InviteCommand {
  const people = [...text.matchAll(MENTION)].map(([, id = '']) => id);
  const typed = unescapeMarkup(text.replace(MENTION, ' ').replace(MAIL_LINK, '$1')).trim();
  const role = ROLE.exec(typed);
  return {
    kind: 'invite',
    addresses: typed.replace(ROLE, '').trim(),
    people: [...new Set(people)],
    role: role === null ? undefined : /^a/i.test(role[1] ?? role[2] ?? '') ? 'ADMINISTRATOR' : 'MEMBER',
  };
}

/** Slack sends `&`, `<` and `>` that were typed as entities. */
function unescapeMarkup(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
