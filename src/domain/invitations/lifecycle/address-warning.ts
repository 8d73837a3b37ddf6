import { domainToUnicode } from 'node:url';
import freeMailDomains from 'email-providers';
import { emailDomainOf } from '../../core/email-address.ts';

/** Why an address deserves a second look before it is invited. Never a reason to refuse it. */
export type AddressWarning =
  | { readonly kind: 'typo'; readonly address: string; readonly suggestion: string }
  | { readonly kind: 'free-mail'; readonly address: string };

// The providers people mean when they mistype one; all of them exist, so none is a typo of another.
const wellKnownDomains: ReadonlySet<string> = new Set([
  'gmail.com',
  'googlemail.com',
  'outlook.com',
  'hotmail.com',
  'live.com',
  'msn.com',
  'yahoo.com',
  'ymail.com',
  'icloud.com',
  'me.com',
  'mac.com',
  'mail.com',
  'email.com',
  'aol.com',
  'gmx.com',
  'gmx.de',
  'gmx.net',
  'web.de',
  'proton.me',
  'pm.me',
  'protonmail.com',
  'fastmail.com',
  'zoho.com',
]);
// example.com is on the list, yet RFC 2606 keeps it for documentation: it gives addresses to nobody.
const freeMail: ReadonlySet<string> = new Set(freeMailDomains.filter((domain) => domain !== 'example.com'));

/**
 * The warning an address deserves, if any: its domain is one slip of the finger away from the organization's own or
 * from a well-known provider's, or it is a free-mail address where colleagues use their organization's.
 *
 * @param ownDomain the domain that colleagues' addresses have.
 */
export function addressWarning(address: string, ownDomain: string): AddressWarning | undefined {
  const domain = emailDomainOf(address);
  if (domain === ownDomain) return undefined;
  if (!wellKnownDomains.has(domain)) {
    // An accent, or a letter of another alphabet that looks the same, is a slip as well.
    const typed = domainToUnicode(domain);
    const meant = [ownDomain, ...wellKnownDomains].find((known) => isOneSlipAway(typed, known));
    if (meant !== undefined) {
      return { kind: 'typo', address, suggestion: address.slice(0, -domain.length) + meant };
    }
  }
  const colleaguesUseWorkAddresses = !freeMail.has(ownDomain);
  return colleaguesUseWorkAddresses && freeMail.has(domain) ? { kind: 'free-mail', address } : undefined;
}

/** Whether two texts that differ do so by one letter added, left out or changed, or by two neighbours swapped. */
function isOneSlipAway(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const restOfA = a.slice(start, a.length - end);
  const restOfB = b.slice(start, b.length - end);
  if (restOfA.length <= 1 && restOfB.length <= 1) return true;
  return restOfA.length === 2 && restOfB.length === 2 && restOfA === [...restOfB].reverse().join('');
}
