import { domainToASCII, domainToUnicode } from 'node:url';

/**
 * An email domain in the letters of its language: `bücher.de` for `xn--bcher-kva.de`. Returns it unchanged if typing
 * those letters would give another domain.
 */
export function readableEmailDomain(emailDomain: string): string {
  const readable = domainToUnicode(emailDomain);
  return domainToASCII(readable) === emailDomain ? readable : emailDomain;
}

/** The same, followed by the ASCII form, so that email domains that look alike can be told apart. */
export function unambiguousEmailDomain(emailDomain: string): string {
  const readable = readableEmailDomain(emailDomain);
  return readable === emailDomain ? emailDomain : `${readable} (${emailDomain})`;
}

/** An address with its email domain in that form. */
export function unambiguousAddress(address: string): string {
  const domainStart = address.lastIndexOf('@') + 1;
  return address.slice(0, domainStart) + unambiguousEmailDomain(address.slice(domainStart));
}
