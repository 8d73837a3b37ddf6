import { createHash } from 'node:crypto';
import { z } from 'zod';

/** What the submission needs to know about how the form was opened, and what was shown since. */
export interface InviteMetadata {
  readonly channelId?: string | undefined;
  readonly responseUrl?: string | undefined;
  readonly isFromHome?: boolean | undefined;
  /** The fingerprints of addresses with a warning that was shown: submitting the form again confirms them. */
  readonly warned?: string | undefined;
}

const schema = z.object({
  channelId: z.string().optional(),
  responseUrl: z.string().optional(),
  isFromHome: z.boolean().optional(),
  warned: z.string().optional(),
});

export function writeMetadata(metadata: InviteMetadata): string {
  return JSON.stringify(metadata);
}

export function readMetadata(text: string): InviteMetadata {
  return text === '' ? {} : schema.parse(JSON.parse(text));
}

// Metadata may have 3,000 characters. The addresses of a form may be longer, but four characters for each fit.
const FINGERPRINT_LENGTH = 4;

/** Short fingerprints of addresses, one after another. */
export function fingerprintsOf(addresses: readonly string[]): string {
  return addresses.map(fingerprintOf).join('');
}

/** Whether the fingerprint of an address is among others. */
export function hasFingerprint(fingerprints: string | undefined, address: string): boolean {
  const fingerprint = fingerprintOf(address);
  for (let at = 0; at < (fingerprints?.length ?? 0); at += FINGERPRINT_LENGTH) {
    if (fingerprints?.startsWith(fingerprint, at)) return true;
  }
  return false;
}

function fingerprintOf(address: string): string {
  return createHash('sha256').update(address).digest('base64url').slice(0, FINGERPRINT_LENGTH);
}
