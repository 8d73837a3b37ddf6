import { z } from 'zod';
import type { DeliveryReport } from '../domain/invitations/delivery/record-delivery-events.ts';
import { oneLine } from '../text/plain-text.ts';

const MAX_MESSAGE_ID = 200;

// https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/event
const deliveryEvent = z.object({
  event: z.string(),
  invitation_id: z.uuid().optional(),
  // What the answer to the email called it, then a dot and more.
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

// What servers say of themselves has no end.
const MAX_REASON = 500;

/**
 * What SendGrid's Event Webhook says became of emails of ours; `undefined` for a body that is no list. Events of other
 * emails and of other kinds are left out. An email is known by what it carried or, where that is missing, as in bounces
 * that come late, by SendGrid's name for it.
 */
export function readDeliveryEvents(body: unknown): DeliveryReport[] | undefined {
  if (!Array.isArray(body)) return undefined;
  return body.flatMap((each) => {
    const parsed = deliveryEvent.safeParse(each);
    if (!parsed.success) return [];
    const { is_reminder, reason, response } = parsed.data;
    const delivery = deliveryOf(parsed.data);
    if (delivery === undefined) return [];
    // What the invitation tells is its first email's: a reminder that fails takes nothing back.
    if (is_reminder === 'true' && delivery !== 'SPAM') return [];
    const which = emailOf(parsed.data);
    if (which === undefined) return [];
    return { ...which, delivery, reason: oneLine(reason ?? response ?? '', MAX_REASON) || undefined };
  });
}

function emailOf({
  invitation_id,
  invitation_version,
  sg_message_id,
}: z.infer<typeof deliveryEvent>):
  | { invitationId: string; version: number | undefined }
  | { messageId: string }
  | undefined {
  if (invitation_id !== undefined) return { invitationId: invitation_id, version: invitation_version };
  return sg_message_id === undefined ? undefined : { messageId: sg_message_id };
}

function deliveryOf({
  event,
  type,
  reason,
}: z.infer<typeof deliveryEvent>): DeliveryReport['delivery'] | undefined {
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

/** Whether SendGrid did not try because of what became of earlier emails to the address. */
function isSuppressed(reason: string): boolean {
  return /^(bounced|spam reporting|unsubscribed|invalid) address|^unsubscribed|^invalid$/i.test(reason);
}

/** SendGrid calls a domain that takes no mail, mistyped perhaps, blocked too, though waiting does not help. */
function hasNoMailServer(reason: string): boolean {
  return /^unable to get mx info/i.test(reason);
}
