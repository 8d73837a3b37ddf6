import { domainToASCII } from 'node:url';
import { z } from 'zod';

/** One entry of what was typed: an address as it is kept, or why it is none. */
export type ParsedAddress =
  | { readonly address: string }
  | { readonly typed: string; readonly problem: AddressProblem };

export type AddressProblem = 'malformed' | 'too-long' | 'unusual-letters';

// RFC 5321, 4.5.3.1: a local part has at most 64 octets; a path has 256 with its brackets, so an address 254.
const MAX_LOCAL_PART = 64;
const MAX_ADDRESS = 254;

const PART = /"[^"\n]*"|<[^<>\n]+>|[,;\n，；、]|[^\s,;<>"，；、]+|[<>"]/g;
// Soft hyphens, zero-width characters, direction marks and the byte order mark come along with what is copied, and
// nobody sees them.
const INVISIBLE = /[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g;
// What stands around an address in running text: the end of a sentence, a pair of brackets or quotation marks.
const END_OF_SENTENCE = /[.:!?]+$/;
const PAIR = /^(?:\((.*)\)|\[(.*)\]|'(.*)'|‘(.*)’|“(.*)”)$/;

/**
 * Reads addresses as people paste them: separated by spaces, commas, semicolons or new lines, `Name <address>` and
 * `Family name, name <address>` included. Each address appears once, in the order typed; what is no address is kept
 * with its reason, so that nothing typed disappears.
 */
export function parseAddressList(text: string): ParsedAddress[] {
  const parsed = new Map<string, ParsedAddress>();
  // Words that may turn out to be the name of the address behind them, in the groups that commas make.
  let groups: string[][] = [[]];
  const add = (entry: ParsedAddress) => {
    const key = 'address' in entry ? entry.address : `not an address: ${entry.typed}`;
    if (!parsed.has(key)) parsed.set(key, entry);
  };
  const flush = (upTo = groups.length) => {
    for (const words of groups.slice(0, upTo)) {
      if (words.length > 0) add({ typed: words.join(' '), problem: 'malformed' });
    }
    groups = [[]];
  };

  for (const [part] of text.replace(INVISIBLE, '').matchAll(PART)) {
    if (part === ',') {
      groups.push([]);
    } else if (/^[;\n，；、]$/.test(part)) {
      flush();
    } else if (part.startsWith('<') && part.length > 1) {
      // The last two groups are a name, `Grace` or `Hopper, Grace`; what stands before them is none of it.
      flush(groups.at(-1)?.length === 0 ? groups.length : groups.length - 2);
      add(parseAddress(unwrap(part.slice(1, -1))));
    } else if (part.includes('@') && !part.startsWith('"')) {
      flush();
      add(parseAddress(unwrap(part)));
    } else {
      groups.at(-1)?.push(part);
    }
  }
  flush();
  return [...parsed.values()];
}

function unwrap(text: string): string {
  const sentence = text.trim().replace(END_OF_SENTENCE, '');
  const inner =
    PAIR.exec(sentence)
      ?.slice(1)
      .find((group) => group !== undefined) ?? sentence;
  // A link as Slack writes it has the address twice.
  return inner.replace(/^mailto:([^|]*).*$/i, '$1');
}

/**
 * One address, normalized: lower case, an international domain in its ASCII form. Letters outside ASCII before the
 * `@`, and look-alike letters that Unicode folds into others, are refused: they would reach someone else, or nobody.
 */
export function parseAddress(typed: string): ParsedAddress {
  const trimmed = typed.trim();
  const at = trimmed.lastIndexOf('@');
  const localPart = trimmed.slice(0, Math.max(at, 0));
  const domain = trimmed.slice(at + 1);

  if (!isAscii(localPart) || domain !== domain.normalize('NFKC')) {
    return { typed: trimmed, problem: 'unusual-letters' };
  }
  // Only a domain that needs it is converted: domainToASCII also decodes percent signs.
  const address = `${localPart}@${isAscii(domain) ? domain : domainToASCII(domain)}`.toLowerCase();
  if (localPart.length > MAX_LOCAL_PART || address.length > MAX_ADDRESS) {
    return { typed: trimmed, problem: 'too-long' };
  }
  return isAddress(address) ? { address } : { typed: trimmed, problem: 'malformed' };
}

function isAscii(text: string): boolean {
  return !/\P{ASCII}/u.test(text);
}

// The HTML standard's rule for type=email, with a dot in the domain and no dot at an edge of the local part.
function isAddress(address: string): boolean {
  return (
    z.regexes.html5Email.test(address) &&
    /@.+\.[a-z][a-z0-9-]*$/.test(address) &&
    !/^\.|\.\.|\.@/.test(address)
  );
}

/** The part behind the `@` of a normalized address. */
export function emailDomainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}
