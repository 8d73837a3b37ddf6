import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** How many seconds a timestamp may be before or after now: a captured request must not stay valid for long. */
const TOLERANCE_SECONDS = 5 * 60;

/** The signature that the headers of an HTTP request claim. It is not verified yet. */
export interface SlackSignature {
  /** Unix seconds, exactly as the header has them. */
  readonly timestamp: string;
  readonly digest: Buffer;
}

/**
 * Reads Slack's signature from the headers of an HTTP request. Returns `undefined` if it is missing, malformed, or dated
 * more than 5 minutes from now.
 *
 * @param now in milliseconds since 1970
 */
export function readSlackSignature(headers: IncomingHttpHeaders, now: number): SlackSignature | undefined {
  // https://docs.slack.dev/authentication/verifying-requests-from-slack
  const timestamp = String(headers['x-slack-request-timestamp'] ?? '');
  const signature = String(headers['x-slack-signature'] ?? '');
  if (!/^\d{1,12}$/.test(timestamp) || !/^v0=[0-9a-f]{64}$/.test(signature)) return undefined;
  if (Math.abs(Math.floor(now / 1000) - Number(timestamp)) > TOLERANCE_SECONDS) return undefined;
  return { timestamp, digest: Buffer.from(signature.slice('v0='.length), 'hex') };
}

/** Whether Slack made the signature for the raw bytes of this body. Takes the same time for every signature. */
export function isSignedBySlack(
  signingSecret: string,
  { timestamp, digest }: SlackSignature,
  rawBody: Buffer,
): boolean {
  const expected = createHmac('sha256', signingSecret).update(`v0:${timestamp}:`).update(rawBody).digest();
  return timingSafeEqual(expected, digest);
}
