import { createCipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Encrypts as the first version did, which bound nothing to a record. Databases hold what it wrote. */
export function encryptAsBefore(secret: Buffer, purpose: string, text: string): Buffer {
  const key = Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `wgw ${purpose}`, 32));
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}
