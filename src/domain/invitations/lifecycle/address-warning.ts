import { domainToUnicode } from 'node:url';
import freeMailDomains from 'email-providers';
import { emailDomainOf } from '../../core/email-address.ts';

/** A reason to check an address before inviting it. It never blocks the invitation. */
export type AddressWarning =
  | { readonly kind: 'typo'; readonly address: string; readonly suggestion: string }
  | { readonly kind: 'free-mail'; readonly address: string };

// Common providers. All of these domains exist, so none is a typo of another.
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
// RFC 2606 reserves example.com for documentation, but the list contains it.
const freeMail: ReadonlySet<string> = new Set(freeMailDomains.filter((domain) => domain !== 'example.com'));

/**
 * The warning for an address, if any: its domain is one typo away from the organization's own or a common provider's,
 * or it is a free-mail address while colleagues use the organization's.
 *
 * @param ownDomain the email domain of colleagues.
 */
export function addressWarning(address: string, ownDomain: string): AddressWarning | undefined {
  const domain = emailDomainOf(address);
  if (domain === ownDomain) return undefined;
  if (!wellKnownDomains.has(domain)) {
    // An accent or a look-alike letter of another alphabet is a typo too.
    const typed = domainToUnicode(domain);
    const meant = [ownDomain, ...wellKnownDomains].find((known) => isOneSlipAway(typed, known));
    if (meant !== undefined) {
      return { kind: 'typo', address, suggestion: address.slice(0, -domain.length) + meant };
    }
  }
  const colleaguesUseWorkAddresses = !freeMail.has(ownDomain);
  return colleaguesUseWorkAddresses && freeMail.has(domain) ? { kind: 'free-mail', address } : undefined;
}

/**
 * Whether two different texts differ by one letter added, removed or changed, or by two neighbouring letters swapped.
 */
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
