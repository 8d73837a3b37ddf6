import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { deriveKeys, type Secrets } from './keys.ts';

export interface Encryption {
  encrypt(text: string): Buffer;
  /** @throws where the bytes were encrypted with none of the secrets, or were changed. */
  decrypt(encrypted: Uint8Array): string;
}

const ALGORITHM = 'aes-256-gcm';
// NIST SP 800-38D recommends 96 bits for the initialization vector, and 128 for the tag.
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts with a key derived from the first secret, and decrypts with any, so that the secret can be changed. */
export function createEncryption(secrets: Secrets, purpose: string): Encryption {
  const keys = deriveKeys(secrets, purpose);
  const [currentKey] = keys;

  return {
    encrypt(text) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(ALGORITHM, currentKey, iv, { authTagLength: TAG_BYTES });
      return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    },
    decrypt(encrypted) {
      for (const key of keys) {
        const text = decryptWith(key, Buffer.from(encrypted));
        if (text !== undefined) return text;
      }
      throw new Error('What was stored is encrypted with a secret that APP_SECRET no longer holds.');
    },
  };
}

function decryptWith(key: Buffer, encrypted: Buffer): string | undefined {
  const decipher = createDecipheriv(ALGORITHM, key, encrypted.subarray(0, IV_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAuthTag(encrypted.subarray(-TAG_BYTES));
  const text = decipher.update(encrypted.subarray(IV_BYTES, -TAG_BYTES));
  try {
    return Buffer.concat([text, decipher.final()]).toString('utf8');
  } catch {
    // The tag does not fit this key; another of the secrets may be the one.
    return undefined;
  }
}
