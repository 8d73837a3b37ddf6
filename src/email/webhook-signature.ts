import { type KeyObject, verify } from 'node:crypto';

/** How far from now a request may have been signed: clocks differ, and what was captured lasts no longer. */
const TOLERANCE_SECONDS = 10 * 60;

/**
 * Whether SendGrid's Event Webhook signed a body, a moment ago: ECDSA over the timestamp and the bytes as they came.
 *
 * @param now in milliseconds since 1970
 */
export function isSignedBySendgrid(
  key: KeyObject,
  { timestamp, signature, body }: { timestamp: string; signature: string; body: Buffer },
  now: number,
): boolean {
  // https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/getting-started-event-webhook-security-features
  const signedAt = /^\d{1,12}$/.test(timestamp) ? Number(timestamp) : Number.NaN;
  if (!(Math.abs(now / 1000 - signedAt) <= TOLERANCE_SECONDS)) return false;
  const signed = Buffer.concat([Buffer.from(timestamp), body]);
  return verify('sha256', signed, key, Buffer.from(signature, 'base64'));
}
