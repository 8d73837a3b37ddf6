import { createVerify, type KeyObject } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import type { DeliveryReport } from '../domain/invitations/delivery/record-delivery-events.ts';
import { oneLine } from '../text/plain-text.ts';

/**
 * How many seconds a signature's timestamp may differ from now: clocks differ, and a captured request must not stay
 * valid for long.
 */
const TOLERANCE_SECONDS = 10 * 60;

/** The signature that the headers of an HTTP request claim. It is not verified yet. */
export interface SendgridSignature {
  /** Unix seconds, exactly as the header has them. */
  readonly timestamp: string;
  readonly signature: Buffer;
}

/**
 * Reads the signature of SendGrid's Event Webhook from the headers of an HTTP request. Returns `undefined` if it is
 * missing, malformed, or dated more than 10 minutes from now.
 *
 * @param now in milliseconds since 1970
 */
export function readSendgridSignature(
  headers: IncomingHttpHeaders,
  now: number,
): SendgridSignature | undefined {
  // https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/getting-started-event-webhook-security-features
  const timestamp = String(headers['x-twilio-email-event-webhook-timestamp'] ?? '');
  const signature = String(headers['x-twilio-email-event-webhook-signature'] ?? '');
  if (!/^\d{1,12}$/.test(timestamp) || !/^[A-Za-z0-9+/]{1,150}={0,2}$/.test(signature)) return undefined;
  if (Math.abs(now / 1000 - Number(timestamp)) > TOLERANCE_SECONDS) return undefined;
  return { timestamp, signature: Buffer.from(signature, 'base64') };
}

/** Whether SendGrid made the signature: ECDSA over the timestamp and the raw bytes of the body. */
export function isSignedBySendgrid(
  key: KeyObject,
  { timestamp, signature }: SendgridSignature,
  rawBody: Buffer,
): boolean {
  return createVerify('sha256').update(timestamp).update(rawBody).verify(key, signature);
}

const MAX_MESSAGE_ID = 200;
/** In characters. Mail servers send reasons of any length. */
const MAX_REASON = 500;

// https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/event
const deliveryEvent = z.object({
  event: z.string(),
  invitation_id: z.uuid().optional(),
  // The message id that SendGrid returned when it accepted the email, then a dot and more.
  sg_message_id: z
    .string()
    .max(MAX_MESSAGE_ID)
    .transform((id) => id.split('.', 1)[0])
    .pipe(z.string().regex(/^[!-~]+$/))
    .optional()
    .catch(undefined),
  invitation_version: z.union([
    z.literal('').transform(() => undefined),
    z.coerce.number().pipe(z.int32()).optional(),
  ]),
  is_reminder: z.coerce.string().optional(),
  type: z.string().nullish(),
  reason: z.string().nullish(),
  response: z.string().nullish(),
});

type DeliveryEvent = z.infer<typeof deliveryEvent>;

/**
 * Reads delivery reports from the body of SendGrid's Event Webhook. Returns `undefined` if the body is not a list. Skips
 * other kinds of events, and events of emails that are not ours. An event identifies its email by the id of the
 * invitation or, if that is missing, as in late bounces, by SendGrid's message id.
 */
export function readDeliveryEvents(body: unknown): DeliveryReport[] | undefined {
  if (!Array.isArray(body)) return undefined;
  return body.flatMap((each) => {
    const { success, data: event } = deliveryEvent.safeParse(each);
    if (!success) return [];
    const email = emailOf(event);
    const delivery = deliveryStatusOf(event);
    if (email === undefined || delivery === undefined) return [];
    // An invitation shows the delivery status of its first email: a failed reminder does not change it.
    if (event.is_reminder === 'true' && delivery !== 'SPAM') return [];
    const reason = oneLine(event.reason ?? event.response ?? '', MAX_REASON) || undefined;
    return { ...email, delivery, reason };
  });
}

function emailOf({ invitation_id, invitation_version, sg_message_id }: DeliveryEvent) {
  if (invitation_id !== undefined) return { invitationId: invitation_id, version: invitation_version };
  return sg_message_id === undefined ? undefined : { messageId: sg_message_id };
}

function deliveryStatusOf({ event, type, reason }: DeliveryEvent): DeliveryReport['delivery'] | undefined {
  switch (event) {
    case 'deferred':
      return 'DEFERRED';
    case 'delivered':
      return 'DELIVERED';
    case 'bounce':
      return type === 'blocked' && !hasNoMailServer(reason ?? '') ? 'BLOCKED' : 'BOUNCED';
    case 'dropped':
      return isSuppressed(reason ?? '') ? 'SUPPRESSED' : 'DROPPED';
    case 'spamreport':
      return 'SPAM';
    default:
      return undefined;
  }
}

/** Whether SendGrid did not try to deliver, because earlier emails to the address failed or were unwanted. */
function isSuppressed(reason: string): boolean {
  return /^(bounced|spam reporting|unsubscribed|invalid) address|^unsubscribed|^invalid$/i.test(reason);
}

/**
 * Whether the email domain has no mail server, perhaps because it is mistyped. SendGrid reports this as blocked, but
 * another attempt would not help.
 */
function hasNoMailServer(reason: string): boolean {
  return /^unable to get mx info/i.test(reason);
}
