/** The link that writes to an address (RFC 6068): a `?` or `&` in it is part of the address, and adds no header. */
export function mailtoUrl(address: string): string {
  return `mailto:${encodeURIComponent(address).replaceAll('%40', '@')}`;
}
