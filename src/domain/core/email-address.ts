import { domainToASCII } from 'node:url';
import { z } from 'zod';

/** One typed entry: a normalized address, or the text and why it is no address. */
export type ParsedAddress =
  | { readonly address: string }
  | { readonly typed: string; readonly problem: AddressProblem };

export type AddressProblem = 'malformed' | 'too-long' | 'unusual-letters';

// RFC 5321, 4.5.3.1: a local part has at most 64 octets; a path has 256 with its brackets, so an address 254.
const MAX_LOCAL_PART = 64;
const MAX_ADDRESS = 254;

const PART = /"[^"\n]*"|<[^<>\n]+>|[,;\n，；、]|[^\s,;<>"，；、]+|[<>"]/g;
// Copied text brings along soft hyphens, zero-width characters, direction marks and the byte order mark.
const INVISIBLE = /[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g;
// Around an address in running text: the end of a sentence, a pair of brackets or quotation marks.
const END_OF_SENTENCE = /[.:!?]+$/;
const PAIR = /^(?:\((.*)\)|\[(.*)\]|'(.*)'|‘(.*)’|“(.*)”)$/;

/**
 * Reads addresses as people paste them: separated by spaces, commas, semicolons or new lines, with names as in `Name
 * <address>` or `Family name, name <address>`. Returns each address once, in the order typed. Text that is no address
 * is returned with the reason, so that nothing typed is lost.
 */
export function parseAddressList(text: string): ParsedAddress[] {
  const parsed = new Map<string, ParsedAddress>();
  // Words that may be the name of the next address, in groups that commas separate.
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
      // A name has one group, `Grace`, or two, `Hopper, Grace`. Earlier groups do not belong to it.
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
  // Slack writes a link as <mailto:address|address>.
  return inner.replace(/^mailto:([^|]*).*$/i, '$1');
}

/**
 * Normalizes one address: lower case, an international domain in ASCII. Rejects letters outside ASCII before the `@`,
 * and look-alike letters that Unicode folds into others: an email would reach another person or nobody.
 */
export function parseAddress(typed: string): ParsedAddress {
  const trimmed = typed.trim();
  const at = trimmed.lastIndexOf('@');
  const localPart = trimmed.slice(0, Math.max(at, 0));
  const domain = trimmed.slice(at + 1);

  if (!isAscii(localPart) || domain !== domain.normalize('NFKC')) {
    return { typed: trimmed, problem: 'unusual-letters' };
  }
  // domainToASCII also decodes percent signs, so it only gets domains that need it.
  const address = `${localPart}@${isAscii(domain) ? domain : domainToASCII(domain)}`.toLowerCase();
  if (localPart.length > MAX_LOCAL_PART || address.length > MAX_ADDRESS) {
    return { typed: trimmed, problem: 'too-long' };
  }
  return isAddress(address) ? { address } : { typed: trimmed, problem: 'malformed' };
}

function isAscii(text: string): boolean {
  return !/\P{ASCII}/u.test(text);
}

// The HTML standard's rule for type=email. In addition, the domain needs a dot, and the local part no dot at its edges.
function isAddress(address: string): boolean {
  return (
    z.regexes.html5Email.test(address) &&
    /@.+\.[a-z][a-z0-9-]*$/.test(address) &&
    !/^\.|\.\.|\.@/.test(address)
  );
}

/** The part after the `@` of a normalized address. */
export function emailDomainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}
