import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** The 16-bit groups of an IPv6 address that identify its network: a /64, which one household or machine has. */
const GROUPS_OF_NETWORK = 4;

/**
 * The address by which limits identify a client: the last entry of X-Forwarded-For, which the proxy in front of wgw adds,
 * or else the other end of the connection. For IPv6, it is the /64 network, because a client can use any address in it.
 */
export function clientAddress({
  headers,
  socket,
}: Pick<IncomingMessage, 'headers'> & { socket: { remoteAddress?: string | undefined } }): string {
  const forwarded = String(headers['x-forwarded-for'] ?? '');
  const last = forwarded.slice(forwarded.lastIndexOf(',') + 1).trim();
  return networkOf(last) ?? networkOf(socket.remoteAddress ?? '') ?? 'unknown';
}

function networkOf(text: string): string | undefined {
  // Some proxies add the port: `192.0.2.1:1234`, `[2001:db8::1]:1234`.
  const address = /^\[(.*)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text;
  if (isIP(address) === 0) return undefined;
  // `process` turns an IPv4 address written as IPv6 into IPv4.
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv4) return parsed.toString();
  return `${parsed.parts
    .slice(0, GROUPS_OF_NETWORK)
    .map((group) => group.toString(16))
    .join(':')}::/64`;
}
