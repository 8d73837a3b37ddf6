import { createCipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Encrypts in the first format, which binds nothing to a record. Databases still contain such bytes. */
export function encryptInFirstFormat(secret: Buffer, purpose: string, text: string): Buffer {
  const key = Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `wgw ${purpose}`, 32));
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}
