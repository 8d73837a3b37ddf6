import { domainToASCII, domainToUnicode } from 'node:url';

/** A domain as people write it: `bücher.de` for `xn--bcher-kva.de`. As it is where typing that would mean another. */
export function readableDomain(domain: string): string {
  const readable = domainToUnicode(domain);
  return domainToASCII(readable) === domain ? readable : domain;
}

/** The same with what it is kept as beside it, which tells apart what looks alike. */
export function unmistakableDomain(domain: string): string {
  const readable = readableDomain(domain);
  return readable === domain ? domain : `${readable} (${domain})`;
}

/** An address with its domain likewise. */
export function unmistakableAddress(address: string): string {
  const domain = address.lastIndexOf('@') + 1;
  return address.slice(0, domain) + unmistakableDomain(address.slice(domain));
}
