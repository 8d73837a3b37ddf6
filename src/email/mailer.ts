import { Client } from '@sendgrid/client';
import { type MailData, MailService } from '@sendgrid/mail';
import { maskAddress } from '../logger.ts';
import { oneLine } from '../plain-text.ts';

export interface Email {
  readonly to: string;
  readonly replyTo: { readonly address: string; readonly name: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly invitationId: string;
}

export interface Mailer {
  /**
   * Hands over one email. `messageId` is the service's name for it, where it gave one.
   *
   * @throws EmailRefusedError, EmailDelayedError
   */
  send(email: Email): Promise<{ messageId: string | undefined }>;
}

/** The service will not take this email; sending it again cannot help. */
export class EmailRefusedError extends Error {
  override readonly name = 'EmailRefusedError';
  readonly status: number;
  /** The service's own words, in which addresses are masked. */
  readonly reasons: readonly string[];

  constructor(status: number, reasons: readonly string[]) {
    super(`SendGrid refused the email (HTTP ${status}).`);
    this.status = status;
    this.reasons = reasons;
  }
}

/** The service could not take this email now, or did not say that it has; it is worth another try. */
export class EmailDelayedError extends Error {
  override readonly name = 'EmailDelayedError';
  /** How long the service asked to be left alone, where it did. */
  readonly retryAfterSeconds: number | undefined;

  constructor(why: string, retryAfterSeconds?: number) {
    super(`SendGrid did not take the email (${why}).`);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/**
 * Sends through SendGrid's v3 API.
 *
 * @param options.from an address, or `Name <address>`
 * @param options.timeoutMilliseconds for a whole request, from connecting to the last byte of the answer
 */
export function createMailer(options: {
  apiKey: string;
  apiUrl: string;
  from: string;
  timeoutMilliseconds: number;
}): Mailer {
  const service = new MailService();
  service.setClient(createClient(options));

  return {
    async send(email) {
      const [{ statusCode, headers, body }] = await service.send(message(options.from, email)).catch(delayed);
      if (statusCode >= 200 && statusCode < 300) return { messageId: headers['x-message-id'] };
      if (statusCode === 429 || statusCode >= 500) {
        throw new EmailDelayedError(`HTTP ${statusCode}`, secondsIn(headers['retry-after']));
      }
      throw new EmailRefusedError(statusCode, reasonsIn(body));
    },
  };
}

function createClient(options: { apiKey: string; apiUrl: string; timeoutMilliseconds: number }): Client {
  const client = new DirectClient(options.timeoutMilliseconds);
  client.setApiKey(options.apiKey);
  // After the key, as setting the key sets the base URL back.
  client.setDefaultRequest('baseUrl', options.apiUrl);
  return client;
}

/** SendGrid's client, whose requests end in time and whose answers come back as they are. */
class DirectClient extends Client {
  readonly #timeoutMilliseconds: number;

  constructor(timeoutMilliseconds: number) {
    super();
    this.#timeoutMilliseconds = timeoutMilliseconds;
  }

  override createRequest(data: object) {
    return {
      ...super.createRequest(data),
      // The client's own timeout starts again with every byte, so that a trickling answer would hold a job forever.
      signal: AbortSignal.timeout(this.#timeoutMilliseconds),
      // A redirected POST would arrive as a GET, and its 200 would pass for a sent email.
      maxRedirects: 0,
      // The client's error for a bad status builds a RegExp from the working directory and never settles, or ends
      // the process, where that is none ("c++", "(copy"). The status is judged above instead.
      validateStatus: () => true,
    };
  }
}

function message(from: string, email: Email): MailData {
  const replyToName = headerWords(email.replyTo.name);
  return {
    from,
    to: email.to,
    replyTo: { email: email.replyTo.address, ...(replyToName !== '' && { name: replyToName }) },
    subject: oneLine(email.subject),
    text: email.text,
    html: email.html,
    // Kept for long and seen by SendGrid's staff: an id, and nothing personal.
    customArgs: { invitation_id: email.invitationId },
    // Tracking would rewrite the link, and open it to whoever runs the tracking host.
    trackingSettings: {
      clickTracking: { enable: false, enableText: false },
      openTracking: { enable: false },
      subscriptionTracking: { enable: false },
      ganalytics: { enable: false },
    },
  };
}

/** A display name without the characters that end or split an address in a header (RFC 5322, 3.2.3). */
function headerWords(name: string): string {
  return oneLine(name.replace(/[<>"\\,;:@[\]]/g, ' '), 100);
}

/** What the client throws for a request without an answer carries the key, the address and the link: only its code goes on. */
function delayed(error: unknown): never {
  if (!(error instanceof Error && 'isAxiosError' in error)) throw error;
  const timedOut = 'code' in error && error.code === 'ERR_CANCELED';
  throw new EmailDelayedError(
    timedOut ? 'no answer in time' : String('code' in error ? error.code : error.name),
  );
}

function secondsIn(retryAfter: unknown): number | undefined {
  const seconds = Number.parseInt(String(retryAfter), 10);
  return Number.isNaN(seconds) ? undefined : Math.max(seconds, 0);
}

function reasonsIn(body: unknown): string[] {
  const errors = typeof body === 'object' && body !== null && 'errors' in body ? body.errors : [];
  if (!Array.isArray(errors)) return [];
  return errors
    .map((error: { message?: unknown; field?: unknown } | null) => [error?.field, error?.message])
    .map((words) => words.filter((word) => typeof word === 'string').join(': '))
    .filter((reason) => reason !== '')
    .map((reason) => reason.replace(/[^\s<>()[\]"',;:]+@[^\s<>()[\]"',;:]+/g, maskAddress));
}
