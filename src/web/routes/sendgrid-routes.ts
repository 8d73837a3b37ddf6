import type { KeyObject } from 'node:crypto';
import type { DomainContext } from '../../domain/core/context.ts';
import { recordDeliveries } from '../../domain/invitations/delivery/record-delivery-events.ts';
import {
  isSignedBySendgrid,
  readDeliveryEvents,
  readSendgridSignature,
  type SendgridSignature,
} from '../../email/webhook.ts';
import type { Logger } from '../../logger.ts';
import type { ReadBody } from '../http/body.ts';
import type { ClientLimits } from '../http/client-limits.ts';
import { HttpError, type HttpResponse, textResponse } from '../http/response.ts';
import type { Exchange, Route } from '../http/router.ts';
import { createSignedBodyReader } from '../http/signed-body.ts';

export interface SendgridRouteOptions {
  readonly domain: DomainContext;
  /** If absent, there is no route: nobody could check the events. */
  readonly webhookKey: KeyObject | undefined;
  readonly readBody: ReadBody;
  readonly limits: ClientLimits;
  readonly logger: Pick<Logger, 'warn'>;
}

// SendGrid sends far fewer events at once. Checking the signature of the largest body takes about 5 ms.
const MAX_EVENTS = 20_000;
const MAX_BODY_BYTES = 4 * 1024 * 1024;

const NOT_SIGNED =
  'Events are refused, as they are not signed by SENDGRID_WEBHOOK_KEY, or long ago: if they are SendGrid’s, copy its key anew';

/** The route of SendGrid's Event Webhook: it records the delivery statuses of emails. */
export function sendgridRoutes({ domain, webhookKey, ...options }: SendgridRouteOptions): Route[] {
  if (webhookKey === undefined) return [];
  const readSignedBody = createSignedBodyReader({
    ...options,
    maxBytes: MAX_BODY_BYTES,
    signatureHeader: 'x-twilio-email-event-webhook-signature',
    warning: NOT_SIGNED,
    isSigned: (signature: SendgridSignature, rawBody) => isSignedBySendgrid(webhookKey, signature, rawBody),
  });

  async function record(exchange: Exchange): Promise<HttpResponse> {
    // Uses the real clock, as SendGrid does.
    const signature = readSendgridSignature(exchange.request.headers, Date.now());
    const events = parseJson(await readSignedBody(exchange, signature));
    // Checked first, because 4 MB can contain millions of empty events.
    if (Array.isArray(events) && events.length > MAX_EVENTS) throw new HttpError(413, 'Too many events.');
    const reports = readDeliveryEvents(events);
    if (reports === undefined) throw new HttpError(400, 'The body is no list of events.');
    if (reports.length > 0) await recordDeliveries(domain, reports);
    return textResponse(200, 'ok');
  }

  return [{ method: 'POST', path: '/sendgrid/events', countedAs: 'nothing', handle: record }];
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    // JSON.parse throws only if the text is not JSON.
    throw new HttpError(400, 'The body is not JSON.');
  }
}
