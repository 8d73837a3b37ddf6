import { hkdfSync } from 'node:crypto';

/** The app's secrets. The first one signs and encrypts. The others still verify and decrypt. */
export type Secrets = readonly [Buffer, ...Buffer[]];

/** Derives a key for one purpose from each secret: no key serves two purposes, and none reveals another. */
export function deriveKeys([current, ...retired]: Secrets, purpose: string): Secrets {
  return [deriveKey(current, purpose), ...retired.map((secret) => deriveKey(secret, purpose))];
}

/** Derives the key for one purpose from one secret, with HKDF-SHA256 (RFC 5869). */
export function deriveKey(secret: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `wgw ${purpose}`, 32));
}
