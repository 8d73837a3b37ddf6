import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { Mail } from './mailbox.ts';

/** SendGrid's signed Event Webhook. It posts delivery events to the app. */
export interface EventWebhook {
  /** The public key from SendGrid's settings, for SENDGRID_WEBHOOK_KEY. */
  readonly key: string;
  /** Sets the address of the app. */
  connect(appUrl: string): void;
  /** Signs and posts events without checking them. `signedAt` is in seconds since 1970, now by default. */
  post(events: unknown, signedAt?: number): Promise<Response>;
  /** The HTTP request that `post` sends. */
  request(events: unknown, signedAt?: number): RequestInit;
}

export function createEventWebhook(): EventWebhook {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  let url = '';
  const request = (events: unknown, signedAt = Math.floor(Date.now() / 1000)): RequestInit => {
    // Like SendGrid, writes one event on each line.
    const body = Array.isArray(events)
      ? `[${events.map((event) => JSON.stringify(event)).join(',\r\n')}]\r\n`
      : JSON.stringify(events);
    const signature = sign('sha256', Buffer.from(`${signedAt}${body}`), privateKey).toString('base64');
    return {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'x-twilio-email-event-webhook-signature': signature,
        'x-twilio-email-event-webhook-timestamp': String(signedAt),
      },
      body,
    };
  };
  return {
    key: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    connect(appUrl) {
      url = `${appUrl}/sendgrid/events`;
    },
    request,
    post: (events, signedAt) => fetch(url, request(events, signedAt)),
  };
}

const details = {
  processed: {},
  deferred: { response: '451 4.7.1 Greylisted, try again later', attempt: '1' },
  delivered: { response: '250 2.0.0 OK' },
  bounce: { type: 'bounce', status: '5.1.1', reason: '550 5.1.1 The email account does not exist' },
  blocked: { event: 'bounce', type: 'blocked', status: '5.7.1', reason: '550 5.7.1 Blocked by policy' },
  dropped: { reason: 'Bounced Address', status: '5.0.0' },
  spamreport: {},
} as const;

export type MailEvent = keyof typeof details;

/** An event as SendGrid writes it. The email's custom arguments are fields of the event. */
export function eventOf(mail: Mail, event: MailEvent, changes: object = {}): object {
  return {
    email: mail.to,
    timestamp: Math.floor(mail.at / 1000),
    'smtp-id': `<${mail.id}@geopod-ismtpd-1>`,
    event,
    sg_event_id: randomBytes(16).toString('base64url'),
    sg_message_id: `${mail.id}.recvd-5f6b7c-1-1`,
    ...mail.customArgs,
    ...details[event],
    ...changes,
  };
}
