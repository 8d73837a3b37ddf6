import { hkdfSync } from 'node:crypto';

/** The app's secrets: the first is current, the others still verify and decrypt. */
export type Secrets = readonly [Buffer, ...Buffer[]];

/** The keys for one purpose, one of each secret, so that no key serves two purposes and none reveals another. */
export function deriveKeys([current, ...retired]: Secrets, purpose: string): Secrets {
  return [deriveKey(current, purpose), ...retired.map((secret) => deriveKey(secret, purpose))];
}

/** One secret's key for one purpose: HKDF-SHA256 (RFC 5869). */
export function deriveKey(secret: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `wgw ${purpose}`, 32));
}
