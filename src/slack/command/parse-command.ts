import type { Role } from '../../domain/core/permissions.ts';
import { type Mention, readableText, takeMentions, unescapeMarkup } from '../blocks/read-markup.ts';

/** `/wgw invite …`: what the form starts with. */
interface InviteCommand {
  readonly kind: 'invite';
  readonly addresses: string;
  /** Slack ids of the people mentioned. */
  readonly people: readonly string[];
  readonly role: Role | undefined;
}

/** What was typed after `/wgw`. */
export type ParsedCommand =
  | InviteCommand
  | { readonly kind: 'members'; readonly words: string; readonly mentions: readonly Mention[] }
  | { readonly kind: 'activity' | 'settings' }
  | { readonly kind: 'help'; readonly unknown?: string };

// At the end, as `help` says, or at the beginning; `as an administrator` too.
const ROLE =
  /(?:^|\s)(?:as\s+(?:an?\s+)?)?(administrator|admin|member)s?$|^(administrator|admin|member)s?\s+/i;

/** Reads a command's text, with the links and mentions that Slack makes of addresses and people. */
export function parseCommand(text: string): ParsedCommand {
  const [, word = '', rest = ''] = /^\s*(\S*)\s*(.*)$/s.exec(text) ?? [];
  const kind = word.toLowerCase();
  switch (kind) {
    case 'invite':
      return parseInvite(rest);
    case 'members':
      return parseMembers(rest);
    case 'activity':
    case 'settings':
      return { kind };
    case '':
    case 'help':
      return { kind: 'help' };
    default:
      return { kind: 'help', unknown: unescapeMarkup(word) };
  }
}

function parseMembers(text: string): ParsedCommand {
  const { mentions, rest } = takeMentions(text);
  return { kind: 'members', words: readableText(rest).trim(), mentions };
}

function parseInvite(text: string): InviteCommand {
  const { mentions, rest } = takeMentions(text);
  const typed = readableText(rest).trim();
  const role = ROLE.exec(typed);
  return {
    kind: 'invite',
    addresses: typed.replace(ROLE, '').trim(),
    people: mentions.map(({ userId }) => userId),
    role: role === null ? undefined : /^a/i.test(role[1] ?? role[2] ?? '') ? 'ADMINISTRATOR' : 'MEMBER',
  };
}
