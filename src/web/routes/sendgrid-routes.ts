import type { KeyObject } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Domain } from '../../domain/domain.ts';
import { recordDeliveries } from '../../domain/invitations/record-deliveries.ts';
import { readDeliveryEvents } from '../../email/delivery-events.ts';
import { isSignedBySendgrid } from '../../email/webhook-signature.ts';
import { textAnswer } from '../answer.ts';
import { readBody } from '../body.ts';
import { HttpError } from '../http-error.ts';
import type { Route } from '../router.ts';

export interface SendgridRouteOptions {
  readonly domain: Domain;
  /** Absent: nothing that SendGrid says could be believed, so that there is no such route. */
  readonly webhookKey: KeyObject | undefined;
  readonly bodyTimeoutMilliseconds: number;
}

// Some 20,000 events; SendGrid sends far fewer at once.
const MAX_BODY_BYTES = 10 * 1024 * 1024;

/** What SendGrid tells of the emails that it took. */
export function sendgridRoutes({
  domain,
  webhookKey,
  bodyTimeoutMilliseconds,
}: SendgridRouteOptions): Route[] {
  if (webhookKey === undefined) return [];
  return [
    {
      method: 'POST',
      path: '/sendgrid/events',
      async handle({ request }) {
        const body = await readBody(request, {
          limit: MAX_BODY_BYTES,
          timeoutMilliseconds: bodyTimeoutMilliseconds,
        });
        assertSigned(webhookKey, request, body);
        const reports = readDeliveryEvents(parseJson(body));
        if (reports === undefined) throw new HttpError(400, 'The body is no list of events.');
        if (reports.length > 0) await recordDeliveries(domain, reports);
        return textAnswer(200, 'ok');
      },
    },
  ];
}

function assertSigned(key: KeyObject, { headers }: IncomingMessage, body: Buffer): void {
  const timestamp = String(headers['x-twilio-email-event-webhook-timestamp'] ?? '');
  const signature = String(headers['x-twilio-email-event-webhook-signature'] ?? '');
  // By the real clock, as SendGrid's own.
  if (isSignedBySendgrid(key, { timestamp, signature, body }, Date.now())) return;
  throw new HttpError(401, 'The request is not signed as SendGrid signs.');
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    // JSON.parse fails for one reason alone.
    throw new HttpError(400, 'The body is not JSON.');
  }
}
