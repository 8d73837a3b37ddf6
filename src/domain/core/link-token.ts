import { createHmac, timingSafeEqual } from 'node:crypto';
import { deriveKeys, type Secrets } from '../../secrets/keys.ts';

/** What a token says: the invitation and the version of its link. */
interface LinkClaim {
  readonly id: string;
  readonly version: number;
}

export interface LinkSigner {
  /** The token for a claim. The same claim always gives the same token. */
  sign(claim: LinkClaim): string;
  /** The claim of a valid token, `undefined` for any other text. */
  verify(token: string): LinkClaim | undefined;
}

const ID_BYTES = 16;
const CLAIM_BYTES = ID_BYTES + 4;
// 48 bytes in all, a multiple of three: base64url then has no spare bits, so that no two tokens decode to the same
// bytes.
const SIGNATURE_BYTES = 28;
const TOKEN = /^[A-Za-z0-9_-]{64}$/;
const TOKEN_WITH_MORE = /^([A-Za-z0-9_-]{64})[^A-Za-z0-9_-]/;
const LETTER_OR_DIGIT = /[A-Za-z0-9]$/;

/**
 * Signs links with a key derived from the first secret and verifies with all secrets, so that the operator can change
 * the secret while links are in use. Nothing about a link is stored: a leaked database opens no invitation.
 *
 * New tokens end in a letter or digit, because mail programs cut a `-` or `_` off the end of a link. Tokens signed
 * before that rule stay valid: one claim in 32 has two tokens.
 */
export function createLinkSigner(secrets: Secrets): LinkSigner {
  const keys = deriveKeys(secrets, 'invitation link');
  const [currentKey] = keys;

  return {
    sign(claim) {
      const encoded = encode(claim);
      return tokenOf(encoded, lastingSignature(currentKey, encoded));
    },
    verify(token) {
      if (!TOKEN.test(token)) return undefined;
      const bytes = Buffer.from(token, 'base64url');
      const encoded = bytes.subarray(0, CLAIM_BYTES);
      const given = bytes.subarray(CLAIM_BYTES);
      const genuine = keys.some(
        (key) =>
          timingSafeEqual(signature(key, encoded), given) ||
          timingSafeEqual(lastingSignature(key, encoded), given),
      );
      return genuine ? decode(encoded) : undefined;
    },
  };
}

/**
 * The token in the last part of a link's path. Mail programs add punctuation and other text after a link. Text without
 * a token is returned unchanged.
 */
export function tokenIn(text: string): string {
  return TOKEN_WITH_MORE.exec(text)?.[1] ?? text;
}

/** The first signature that makes the token end in a letter or digit. */
function lastingSignature(key: Buffer, claim: Buffer): Buffer {
  for (let attempt = 0; ; attempt += 1) {
    const signed = signature(key, claim, attempt);
    if (LETTER_OR_DIGIT.test(tokenOf(claim, signed))) return signed;
  }
}

/** The first attempt signs the claim alone, as all tokens were signed at first. */
function signature(key: Buffer, claim: Buffer, attempt = 0): Buffer {
  const hmac = createHmac('sha256', key).update(claim);
  if (attempt > 0) hmac.update(`attempt ${attempt}`);
  return hmac.digest().subarray(0, SIGNATURE_BYTES);
}

function tokenOf(claim: Buffer, signed: Buffer): string {
  return Buffer.concat([claim, signed]).toString('base64url');
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
