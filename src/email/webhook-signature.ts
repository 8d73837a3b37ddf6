import { createVerify, type KeyObject } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** How far from now a request may have been signed: clocks differ, and what was captured lasts no longer. */
const TOLERANCE_SECONDS = 10 * 60;

/** What the headers of a request say about its signature. It is not checked against the body yet. */
export interface ClaimedSignature {
  /** Unix seconds, as the header says them. */
  readonly timestamp: string;
  readonly signature: Buffer;
}

/**
 * Reads the signature from the headers of a request of SendGrid's Event Webhook; `undefined` where they are missing,
 * not of SendGrid's form, or not dated within 10 minutes of now.
 *
 * @param now in milliseconds since 1970
 */
export function readSendgridSignature(
  headers: IncomingHttpHeaders,
  now: number,
): ClaimedSignature | undefined {
  // https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/getting-started-event-webhook-security-features
  const timestamp = String(headers['x-twilio-email-event-webhook-timestamp'] ?? '');
  const signature = String(headers['x-twilio-email-event-webhook-signature'] ?? '');
  if (!/^\d{1,12}$/.test(timestamp) || !/^[A-Za-z0-9+/]{1,150}={0,2}$/.test(signature)) return undefined;
  if (Math.abs(now / 1000 - Number(timestamp)) > TOLERANCE_SECONDS) return undefined;
  return { timestamp, signature: Buffer.from(signature, 'base64') };
}

/** Whether SendGrid made the signature: ECDSA over the timestamp and the bytes of the body as they came. */
export function isSignedBySendgrid(
  key: KeyObject,
  { timestamp, signature }: ClaimedSignature,
  body: Buffer,
): boolean {
  return createVerify('sha256').update(timestamp).update(body).verify(key, signature);
}
