import type { KeyObject } from 'node:crypto';
import type { DomainContext } from '../../domain/core/context.ts';
import { recordDeliveries } from '../../domain/invitations/delivery/record-delivery-events.ts';
import { isSignedBySendgrid, readDeliveryEvents, readSendgridSignature } from '../../email/webhook.ts';
import type { Logger } from '../../logger.ts';
import { type Answer, textAnswer } from '../http/answer.ts';
import type { ReadBody } from '../http/body.ts';
import type { ClientLimits } from '../http/client-limits.ts';
import { HttpError } from '../http/http-error.ts';
import type { Exchange, Route } from '../http/router.ts';
import { createFailedSignatures } from '../signatures/failed-signatures.ts';

export interface SendgridRouteOptions {
  readonly domain: DomainContext;
  /** Absent: nothing that SendGrid says could be believed, so that there is no such route. */
  readonly webhookKey: KeyObject | undefined;
  readonly readBody: ReadBody;
  readonly limits: ClientLimits;
  readonly logger: Pick<Logger, 'warn'>;
}

// SendGrid sends far fewer at once. Checking the signature of the largest body takes some 5 ms.
const MAX_EVENTS = 20_000;
const MAX_BODY_BYTES = 4 * 1024 * 1024;

const NOT_SIGNED =
  'Events are refused, as they are not signed by SENDGRID_WEBHOOK_KEY, or long ago: if they are SendGrid’s, copy its key anew';

/** What SendGrid tells of the emails that it took. */
export function sendgridRoutes(options: SendgridRouteOptions): Route[] {
  const { domain, webhookKey, readBody } = options;
  if (webhookKey === undefined) return [];
  const failed = createFailedSignatures({
    ...options,
    header: 'x-twilio-email-event-webhook-signature',
    warning: NOT_SIGNED,
  });

  /** Resolves to the body. Reads none whose headers are not those of a signed request. */
  async function readSignedBody(key: KeyObject, exchange: Exchange): Promise<Buffer> {
    const { request } = exchange;
    // By the real clock, as SendGrid's own.
    const signature = readSendgridSignature(request.headers, Date.now());
    if (signature === undefined) return failed.refuse(request);
    const body = await failed.before(request, () => {
      failed.assertMaySend(request);
      return readBody(exchange, MAX_BODY_BYTES);
    });
    if (!isSignedBySendgrid(key, signature, body)) return failed.refuse(request);
    return body;
  }

  async function record(key: KeyObject, exchange: Exchange): Promise<Answer> {
    const events = parseJson(await readSignedBody(key, exchange));
    // Before each is looked at: 4 MB have room for millions of empty ones.
    if (Array.isArray(events) && events.length > MAX_EVENTS) throw new HttpError(413, 'Too many events.');
    const reports = readDeliveryEvents(events);
    if (reports === undefined) throw new HttpError(400, 'The body is no list of events.');
    if (reports.length > 0) await recordDeliveries(domain, reports);
    return textAnswer(200, 'ok');
  }

  const handle = (exchange: Exchange) => record(webhookKey, exchange);
  return [{ method: 'POST', path: '/sendgrid/events', countedAs: 'nothing', handle }];
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    // JSON.parse fails for one reason alone.
    throw new HttpError(400, 'The body is not JSON.');
  }
}
