import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** How far a request may be dated from now, back or ahead: what was captured lasts no longer. */
const TOLERANCE_SECONDS = 5 * 60;

/** What the headers of a request say about its signature. It is not checked against the body yet. */
export interface ClaimedSignature {
  /** Unix seconds, as the header says them. */
  readonly timestamp: string;
  readonly digest: Buffer;
}

/**
 * Reads the signature from the headers of a request; `undefined` where they are missing, not of Slack's form, or not
 * dated within 5 minutes of now.
 *
 * @param now in milliseconds since 1970
 */
export function readSlackSignature(headers: IncomingHttpHeaders, now: number): ClaimedSignature | undefined {
  // https://docs.slack.dev/authentication/verifying-requests-from-slack
  const timestamp = String(headers['x-slack-request-timestamp'] ?? '');
  const signature = String(headers['x-slack-signature'] ?? '');
  if (!/^\d{1,12}$/.test(timestamp) || !/^v0=[0-9a-f]{64}$/.test(signature)) return undefined;
  if (Math.abs(Math.floor(now / 1000) - Number(timestamp)) > TOLERANCE_SECONDS) return undefined;
  return { timestamp, digest: Buffer.from(signature.slice('v0='.length), 'hex') };
}

/** Whether Slack made the signature, for a body as it came. Takes the same time for every signature. */
export function isSignedBySlack(
  signingSecret: string,
  { timestamp, digest }: ClaimedSignature,
  rawBody: Buffer,
): boolean {
  const expected = createHmac('sha256', signingSecret).update(`v0:${timestamp}:`).update(rawBody).digest();
  return timingSafeEqual(expected, digest);
}
