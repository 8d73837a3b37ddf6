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

const PART = /"[^"\n]*"|<[^<>\n]+>|[,;\n]|[^\s,;<>"]+|[<>"]/g;

/**
 * Reads addresses as people paste them: separated by spaces, commas, semicolons or new lines, `Name <address>`
 * included. Each address appears once, in the order typed; what is no address is kept with its reason, so that
 * nothing typed disappears.
 */
export function parseAddressList(text: string): ParsedAddress[] {
  const parsed = new Map<string, ParsedAddress>();
  let words: string[] = [];
  const add = (entry: ParsedAddress) => {
    const key = 'address' in entry ? entry.address : `not an address: ${entry.typed}`;
    if (!parsed.has(key)) parsed.set(key, entry);
  };
  const flushWords = () => {
    if (words.length > 0) add({ typed: words.join(' '), problem: 'malformed' });
    words = [];
  };

  for (const [part] of text.matchAll(PART)) {
    if (/^[,;\n]$/.test(part)) {
      flushWords();
    } else if (part.startsWith('<') && part.length > 1) {
      // The words before it were the name that goes with the address.
      words = [];
      add(parseAddress(part.slice(1, -1)));
    } else if (part.includes('@') && !part.startsWith('"')) {
      flushWords();
      // A full stop that ends the sentence is no part of the address.
      add(parseAddress(part.replace(/\.$/, '')));
    } else {
      words.push(part);
    }
  }
  flushWords();
  return [...parsed.values()];
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
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}
