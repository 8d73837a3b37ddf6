import { expect, test } from 'vitest';
import { clientAddress } from '../../../src/web/http/client-address.ts';

const SOCKET = '10.0.0.1';

test.each([
  ['nothing', undefined, SOCKET],
  ['an address', '192.0.2.7', '192.0.2.7'],
  ['addresses made up by the client before the one from the proxy', '1.1.1.1, 192.0.2.7', '192.0.2.7'],
  ['addresses without spaces', '1.1.1.1,192.0.2.7', '192.0.2.7'],
  ['a port', '192.0.2.7:4711', '192.0.2.7'],
  ['an IPv6 address', '2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['another IPv6 address of the same network', '2001:DB8:1:2::9', '2001:db8:1:2::/64'],
  ['an IPv6 address of another network', '2001:db8:1:3::9', '2001:db8:1:3::/64'],
  ['an IPv6 address with a port', '[2001:db8:1:2::9]:4711', '2001:db8:1:2::/64'],
  ['an IPv4 address written as IPv6', '::ffff:192.0.2.7', '192.0.2.7'],
  ['a last entry that is not an address', '192.0.2.7, unknown', SOCKET],
  ['an empty last entry', '192.0.2.7,', SOCKET],
  ['garbage', '\u0000[[:1', SOCKET],
  ['a number', '1', SOCKET],
])('is found if X-Forwarded-For has %s: %s', (_what, forwarded, address) => {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  expect(clientAddress({ headers, socket: { remoteAddress: SOCKET } })).toBe(address);
});

test('is unknown if the connection is gone', () => {
  expect(clientAddress({ headers: {}, socket: { remoteAddress: undefined } })).toBe('unknown');
});
