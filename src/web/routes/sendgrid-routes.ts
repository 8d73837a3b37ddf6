import type { KeyObject } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Domain } from '../../domain/domain.ts';
import { recordDeliveries } from '../../domain/invitations/record-deliveries.ts';
import { readDeliveryEvents } from '../../email/delivery-events.ts';
import { isSignedBySendgrid } from '../../email/webhook-signature.ts';
import type { Logger } from '../../logger.ts';
import { textAnswer } from '../answer.ts';
import type { ReadBody } from '../body.ts';
import { HttpError } from '../http-error.ts';
import { createOccasionalWarning } from '../occasional-warning.ts';
import type { Route } from '../router.ts';

export interface SendgridRouteOptions {
  readonly domain: Domain;
  /** Absent: nothing that SendGrid says could be believed, so that there is no such route. */
  readonly webhookKey: KeyObject | undefined;
  readonly readBody: ReadBody;
  readonly logger: Pick<Logger, 'warn'>;
}

// Some 20,000 events; SendGrid sends far fewer at once.
const MAX_BODY_BYTES = 10 * 1024 * 1024;

const NOT_SIGNED =
  'Events are refused, as they are not signed by SENDGRID_WEBHOOK_KEY, or long ago: if they are SendGrid’s, copy its key anew';

/** What SendGrid tells of the emails that it took. */
export function sendgridRoutes({ domain, webhookKey, readBody, logger }: SendgridRouteOptions): Route[] {
  if (webhookKey === undefined) return [];
  const warn = createOccasionalWarning(logger, NOT_SIGNED);
  return [
    {
      method: 'POST',
      path: '/sendgrid/events',
      countedAs: 'nothing',
      async handle(exchange) {
        const body = await readBody(exchange, MAX_BODY_BYTES);
        if (!isSigned(webhookKey, exchange.request, body)) {
          warn();
          throw new HttpError(401, 'The request is not signed as SendGrid signs.');
        }
        const reports = readDeliveryEvents(parseJson(body));
        if (reports === undefined) throw new HttpError(400, 'The body is no list of events.');
        if (reports.length > 0) await recordDeliveries(domain, reports);
        return textAnswer(200, 'ok');
      },
    },
  ];
}

function isSigned(key: KeyObject, { headers }: IncomingMessage, body: Buffer): boolean {
  const timestamp = String(headers['x-twilio-email-event-webhook-timestamp'] ?? '');
  const signature = String(headers['x-twilio-email-event-webhook-signature'] ?? '');
  // By the real clock, as SendGrid's own.
  return isSignedBySendgrid(key, { timestamp, signature, body }, Date.now());
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    // JSON.parse fails for one reason alone.
    throw new HttpError(400, 'The body is not JSON.');
  }
}
