import { createHmac, timingSafeEqual } from 'node:crypto';
import { deriveKeys, type Secrets } from '../../secrets/keys.ts';

/** What a link says: which invitation, and which of its links. */
interface LinkClaim {
  readonly id: string;
  readonly version: number;
}

export interface LinkSigner {
  /** The token of an invitation's link; the same claim always gives the same token. */
  sign(claim: LinkClaim): string;
  /** The claim of a genuine token, `undefined` for anything else. */
  verify(token: string): LinkClaim | undefined;
}

const ID_BYTES = 16;
const CLAIM_BYTES = ID_BYTES + 4;
// 48 bytes in all, a multiple of three: base64url then has no spare bits, so no two tokens mean the same bytes.
const SIGNATURE_BYTES = 28;
const TOKEN = /^[A-Za-z0-9_-]{64}$/;

/**
 * Signs links with a key derived from the first secret, and verifies with any, so that the secret can be changed
 * while links are on their way. Nothing about a link is stored: a leaked database opens no invitation.
 */
export function createLinkSigner(secrets: Secrets): LinkSigner {
  const keys = deriveKeys(secrets, 'invitation link');
  const [currentKey] = keys;

  return {
    sign(claim) {
      const encoded = encode(claim);
      return Buffer.concat([encoded, signature(currentKey, encoded)]).toString('base64url');
    },
    verify(token) {
      if (!TOKEN.test(token)) return undefined;
      const bytes = Buffer.from(token, 'base64url');
      const encoded = bytes.subarray(0, CLAIM_BYTES);
      const given = bytes.subarray(CLAIM_BYTES);
      const genuine = keys.some((key) => timingSafeEqual(signature(key, encoded), given));
      return genuine ? decode(encoded) : undefined;
    },
  };
}

function signature(key: Buffer, claim: Buffer): Buffer {
  return createHmac('sha256', key).update(claim).digest().subarray(0, SIGNATURE_BYTES);
}

function encode({ id, version }: LinkClaim): Buffer {
  const bytes = Buffer.alloc(CLAIM_BYTES);
  bytes.write(id.replaceAll('-', ''), 'hex');
  bytes.writeUInt32BE(version, ID_BYTES);
  return bytes;
}

function decode(bytes: Buffer): LinkClaim {
  const hex = bytes.toString('hex', 0, ID_BYTES);
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { id, version: bytes.readUInt32BE(ID_BYTES) };
}
