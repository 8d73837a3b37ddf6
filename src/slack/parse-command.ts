import { parseAddress } from '../domain/email-address.ts';
import type { Role } from '../domain/roles.ts';

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
  | { readonly kind: 'members'; readonly words: string }
  | { readonly kind: 'activity' | 'settings' }
  | { readonly kind: 'help'; readonly unknown?: string };

const MENTION = /<@([A-Z0-9]+)(?:\|[^>]*)?>/g;
const MAIL_LINK = /<mailto:[^|>]*\|([^>]*)>/g;
const ADDRESS = /[a-z0-9][a-z0-9.+_-]*@[a-z0-9-]+(?:\.[a-z0-9-]+)+/gi;
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
      return { kind, words: unescapeMarkup(rest.replace(MAIL_LINK, '$1')).trim() };
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

function parseInvite(text: string): InviteCommand {
  const { people, text: rest } = readMentions(text);
  const typed = unescapeMarkup(rest).trim();
  const role = ROLE.exec(typed);
  return {
    kind: 'invite',
    addresses: typed.replace(ROLE, '').trim(),
    people,
    role: role === null ? undefined : /^a/i.test(role[1] ?? role[2] ?? '') ? 'ADMINISTRATOR' : 'MEMBER',
  };
}

/** The people whom a text in Slack's markup mentions, each once, and the text without them and with plain addresses. */
function readMentions(text: string): { people: string[]; text: string } {
  const people = [...text.matchAll(MENTION)].map(([, id = '']) => id);
  return { people: [...new Set(people)], text: text.replace(MENTION, ' ').replace(MAIL_LINK, '$1') };
}

/**
 * The people and the addresses that a message names, each once. Slack makes links of addresses, whatever markup stands
 * around them; what it left alone, such as code, is read as it stands.
 */
export function readMessage(text: string): { people: string[]; addresses: string[] } {
  const links = [...text.matchAll(MAIL_LINK)].map(([, address = '']) => address);
  const typed = text.replace(MAIL_LINK, ' ').match(ADDRESS) ?? [];
  const addresses = [...links, ...typed].flatMap((each) => {
    const parsed = parseAddress(unescapeMarkup(each));
    return 'address' in parsed ? parsed.address : [];
  });
  return { people: readMentions(text).people, addresses: [...new Set(addresses)] };
}

/** Slack sends `&`, `<` and `>` that were typed as entities. */
function unescapeMarkup(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
