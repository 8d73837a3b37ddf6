import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { deriveKey, type Secrets } from './keys.ts';

/** Encrypts texts for storage in records of one kind. */
export interface Encryption {
  /** Encrypts with the first secret. The result can be decrypted for the same record only. */
  encrypt(text: string, recordId: string): Buffer;
  /**
   * Decrypts with any of the secrets.
   *
   * @throws UndecryptableError
   */
  decrypt(encrypted: Uint8Array, recordId: string): Decrypted;
  /** The first bytes of every result of `encrypt`. Each secret has its own. */
  readonly header: Buffer;
}

interface Decrypted {
  readonly text: string;
  /** Whether it is encrypted with the first secret. */
  readonly isCurrent: boolean;
}

/** The bytes were encrypted with another secret or for another record, or were changed. */
export class UndecryptableError extends Error {
  override readonly name = 'UndecryptableError';

  constructor() {
    super('The stored bytes cannot be decrypted.');
  }
}

const ALGORITHM = 'aes-256-gcm';
// NIST SP 800-38D recommends 96 bits for the initialization vector, and 128 for the tag.
const IV_BYTES = 12;
const TAG_BYTES = 16;

// The header is the version of the format and the id of the key. The first format had no header.
const VERSION = Buffer.from([1]);
const KEY_ID_BYTES = 8;

interface Key {
  readonly key: Buffer;
  readonly header: Buffer;
}

/**
 * Makes an encryption for one purpose. It encrypts with a key of the first secret and decrypts with the keys of all, so
 * that an operator can change the secret.
 */
export function createEncryption([first, ...others]: Secrets, purpose: string): Encryption {
  const keyOf = (secret: Buffer): Key => ({
    key: deriveKey(secret, purpose),
    header: Buffer.concat([VERSION, deriveKey(secret, `${purpose} key id`).subarray(0, KEY_ID_BYTES)]),
  });
  const current = keyOf(first);
  const keys = [current, ...others.map(keyOf)];

  return {
    header: current.header,
    encrypt(text, recordId) {
      const { key, header } = current;
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES });
      cipher.setAAD(additionalData(header, purpose, recordId));
      return Buffer.concat([header, iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    },
    decrypt(encrypted, recordId) {
      const bytes = Buffer.from(encrypted);
      for (const key of keys) {
        const hasHeader = bytes.subarray(0, key.header.length).equals(key.header);
        const text = hasHeader
          ? tryDecrypt(
              key.key,
              bytes.subarray(key.header.length),
              additionalData(key.header, purpose, recordId),
            )
          : tryDecrypt(key.key, bytes);
        if (text !== undefined) return { text, isCurrent: key === current };
      }
      throw new UndecryptableError();
    },
  };
}

/** What is authenticated with the text: it binds the result to a purpose and a record. */
function additionalData(header: Buffer, purpose: string, recordId: string): Buffer {
  return Buffer.concat([header, Buffer.from(`${purpose}\n${recordId}`)]);
}

/** Returns `undefined` if the tag does not match: another key may be the right one. */
function tryDecrypt(key: Buffer, bytes: Buffer, authenticated?: Buffer): string | undefined {
  if (bytes.length < IV_BYTES + TAG_BYTES) return undefined;
  const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, IV_BYTES), {
    authTagLength: TAG_BYTES,
  });
  if (authenticated !== undefined) decipher.setAAD(authenticated);
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  const text = decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES));
  try {
    return Buffer.concat([text, decipher.final()]).toString('utf8');
  } catch {
    // `final` throws if the tag does not match.
    return undefined;
  }
}
