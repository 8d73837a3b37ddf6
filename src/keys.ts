import { hkdfSync } from 'node:crypto';

/**
 * Derives the key for one purpose from the app's secret (HKDF-SHA256, RFC 5869), so that no key serves two
 * purposes and none reveals another.
 */
export function deriveKey(secret: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `wgw ${purpose}`, 32));
}
