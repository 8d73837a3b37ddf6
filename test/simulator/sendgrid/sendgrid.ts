import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { createChanges, type Truthy } from '../changes.ts';
import { applyFault, createFaults, type Faults, type Refusal } from '../faults.ts';
import { endOfExchange, type HttpAnswer, type HttpRequest, json, type Outcome, serve } from '../http.ts';
import { createTraffic, type Traffic } from '../traffic.ts';
import { type Delivery, type Fate, fateOf, faultOf } from './delivery.ts';
import { createEventWebhook, type EventWebhook, eventOf, type MailEvent } from './event-webhook.ts';
import { checkMail, type SendgridError } from './mail-request.ts';
import { createMailbox, type Mail, type Mailbox } from './mailbox.ts';

export interface SendgridOptions {
  apiKey?: string;
  /** The clock for the times of emails, in milliseconds since 1970. */
  now?: () => number;
  /** The emails that are in the mailbox at the start. */
  mails?: readonly Mail[];
  /** Records the HTTP requests between the app and SendGrid. */
  traffic?: Traffic;
  /** Whether SendGrid posts delivery events by itself for each email that it accepts. */
  postsEvents?: boolean;
}

export interface Sendgrid {
  /** For SENDGRID_API_URL. */
  url: string;
  /** For SENDGRID_API_KEY. */
  apiKey: string;
  mailbox: Mailbox;
  webhook: EventWebhook;
  /** Posts delivery events to the app about the newest email to an address. */
  tell(address: string, ...events: MailEvent[]): Promise<Response>;
  /** All HTTP requests with their status. A fault that sends no answer has no status. */
  requests: readonly SendgridCall[];
  /** Sets a fault for the next requests: `sendgrid.fails({ status: 429, retryAfter: 1 }, 2)`. */
  fails(fault: Parameters<Faults['next']>[1], times?: number): void;
  /** Removes all faults. */
  recovers(): void;
  /** How emails are treated from now on. The default is `delivered`. */
  delivery: Delivery;
  /** Calls `listener` after every request and every answer. */
  onChange(listener: () => void): void;
  /** Waits for a condition. Checks it again after every request and every answer. */
  waitFor<T>(condition: () => T, expected?: string): Promise<Truthy<T>>;
  close(): Promise<void>;
}

interface SendgridCall {
  headers: IncomingHttpHeaders;
  body: string;
  status?: number;
}

const MAX_BYTES = 30 * 1024 * 1024;
const SEND = 'mail/send';

/**
 * Starts a simulated SendGrid. It checks emails as strictly as the real one and keeps them in a mailbox.
 *
 *     const sendgrid = await startSendgrid();
 *     const mail = await sendgrid.mailbox.waitFor('grace@acme.com');
 *     await fetch(linkIn(mail));
 *     sendgrid.fails({ loseAnswer: true });      // accepts the email, then resets the connection
 */
export async function startSendgrid(options: SendgridOptions = {}): Promise<Sendgrid> {
  const {
    apiKey = 'SG.a-key.of-the-simulator',
    now = Date.now,
    mails = [],
    traffic = createTraffic(),
    postsEvents = false,
  } = options;
  const webhook = createEventWebhook();
  let delivery: Delivery = 'delivered';
  const requests: SendgridCall[] = [];
  const faults = createFaults();
  const changes = createChanges(() =>
    [
      `requests answered: ${requests.map(({ status }) => status ?? 'not').join(', ') || 'none'}`,
      ...mailbox.messages.map((mail) => `to ${mail.to}: ${mail.subject}`),
    ].join('\n'),
  );
  const mailbox = createMailbox(changes, mails);

  async function receive(request: HttpRequest): Promise<Outcome> {
    if (request.method !== 'POST' || request.path !== '/v3/mail/send') {
      return failure(404, 'Not Found');
    }
    const call: SendgridCall = { headers: request.headers, body: request.body };
    requests.push(call);
    changes.notify();
    const end = traffic.begin({ from: 'wgw', to: 'SendGrid', what: SEND, request: request.body });
    // Read now: the mode may change while the request is in progress.
    const fate = fateOf(delivery);
    const fault = faults.take(SEND) ?? faultOf(delivery);
    const outcome = await applyFault(fault, async () => take(request, fate), refusal);
    end(endOfExchange(outcome));
    if (typeof outcome === 'object') call.status = outcome.status;
    changes.notify();
    return outcome;
  }

  function take(request: HttpRequest, fate: Fate): HttpAnswer {
    if (request.headers.authorization !== `Bearer ${apiKey}`) {
      return failure(401, 'The provided authorization grant is invalid, expired, or revoked');
    }
    if (Buffer.byteLength(request.body) > MAX_BYTES) {
      return failure(413, 'The JSON payload you have included in your request is too large.');
    }
    if (!request.headers['content-type']?.startsWith('application/json')) {
      return failure(415, 'Content-Type should be application/json.');
    }
    const body = parse(request.body);
    if (body === undefined) return failure(400, 'Bad Request');
    const checked = checkMail(body);
    if ('errors' in checked) return refuse(400, checked.errors);
    const id = randomBytes(16).toString('base64url');
    mailbox.deliver(id, checked.mail, { at: now(), fate });
    // The events follow the answer.
    if (postsEvents) setImmediate(() => postEvents(id, fate));
    return { status: 202, headers: { 'x-message-id': id, 'content-length': '0' }, body: '' };
  }

  function postEvents(id: string, fate: Fate): void {
    const events = eventsOf[fate];
    const mails = mailbox.messages.filter((mail) => mail.id === id);
    const end = traffic.begin({ from: 'SendGrid', to: 'wgw', what: 'events', request: events.join(', ') });
    webhook
      .post(mails.flatMap((mail) => events.map((event) => eventOf(mail, event))))
      .then(({ status }) => end({ status, ...(status >= 300 && { problem: 'refused' }) }))
      // The app may have stopped.
      .catch(() => end({ problem: 'never answered' }));
  }

  const server = await serve(receive);
  return {
    url: server.url,
    apiKey,
    mailbox,
    requests,
    webhook,
    async tell(address, ...events) {
      const mail = mailbox.to(address).at(-1);
      if (mail === undefined) throw new Error(`No email went to ${address}.`);
      return webhook.post(events.map((event) => eventOf(mail, event)));
    },
    fails: (fault, times) => faults.next(SEND, fault, times),
    recovers: () => faults.clear(SEND),
    get delivery() {
      return delivery;
    },
    set delivery(chosen) {
      delivery = chosen;
      changes.notify();
    },
    onChange: changes.onChange,
    waitFor: (condition, expected) => changes.waitFor(condition, expected),
    close: server.close,
  };
}

const eventsOf: Record<Fate, MailEvent[]> = {
  delivered: ['processed', 'delivered'],
  bounced: ['processed', 'bounce'],
  lost: ['processed'],
};

const refuse = (status: number, errors: SendgridError[], headers?: Record<string, string>) =>
  json(status, { errors }, headers);

const failure = (
  status: number,
  message: string,
  headers?: Record<string, string>,
  field: string | null = null,
) => refuse(status, [{ message, field, help: null }], headers);

const messages: Record<number, string> = {
  400: 'Bad Request',
  401: 'Permission denied, wrong credentials',
  403: 'The from address does not match a verified Sender Identity.',
  413: 'The JSON payload you have included in your request is too large.',
  429: 'too many requests',
};

function refusal({ status = 500, retryAfter, error, field }: Refusal): HttpAnswer {
  const limits =
    status === 429
      ? {
          'x-ratelimit-limit': '600',
          'x-ratelimit-remaining': '0',
          'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + (retryAfter ?? 1)),
        }
      : {};
  const headers = { ...limits, ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }) };
  return failure(status, error ?? messages[status] ?? 'Internal Server Error', headers, field);
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // Not JSON: the caller answers 400.
    return undefined;
  }
}
