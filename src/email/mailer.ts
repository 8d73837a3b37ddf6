import { Client } from '@sendgrid/client';
import { type MailData, MailService } from '@sendgrid/mail';
import { maskAddress } from '../logger.ts';
import { oneLine } from '../text/plain-text.ts';
import { emailHeaders } from './email-headers.ts';

export interface Email {
  readonly to: string;
  readonly replyTo: { readonly address: string; readonly name: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly invitationId: string;
  /** Which of the invitation's links it holds. */
  readonly version: number;
  /** Whether that link was sent before. */
  readonly isReminder: boolean;
}

export interface Mailer {
  /**
   * Hands over one email. `messageId` is the service's name for it, where it gave one.
   *
   * @throws EmailRefusedError, SenderRefusedError, EmailDelayedError
   */
  send(email: Email): Promise<{ messageId: string | undefined }>;
}

/** The service will not take an email to this recipient; sending it again cannot help. */
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

/**
 * The service lets this app send nothing: its key, its sender or the address of the API is for whoever runs the app to
 * mend. Every other email would meet the same.
 */
export class SenderRefusedError extends Error {
  override readonly name = 'SenderRefusedError';

  constructor(why: string) {
    super(`SendGrid lets this app send no email (${why}).`);
  }
}

/**
 * The service did not take this email, or did not say that it has, for a reason that passes: it is worth another try,
 * after so many seconds where the service says how many.
 */
export class EmailDelayedError extends Error {
  override readonly name = 'EmailDelayedError';
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
      // Nothing else says that it was taken: a proxy's page comes with 200.
      if (statusCode === 202) return { messageId: headers['x-message-id'] };
      const errors = errorsIn(body);
      const reasons = errors.map(reasonIn).filter((reason) => reason !== '');
      const why = [`HTTP ${statusCode}`, ...reasons].join('; ');
      if (isSendersFault(statusCode, errors)) throw new SenderRefusedError(why);
      if (isRefusal(statusCode, errors)) throw new EmailRefusedError(statusCode, reasons);
      throw new EmailDelayedError(why, retryAfter(headers));
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

const MAX_ANSWER_BYTES = 1024 * 1024;

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
      maxContentLength: MAX_ANSWER_BYTES,
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
    subject: headerLine(email.subject),
    text: email.text,
    html: email.html,
    headers: emailHeaders(from, email),
    // Kept for long and seen by SendGrid's staff: an id and a number, and nothing personal.
    customArgs: {
      invitation_id: email.invitationId,
      invitation_version: String(email.version),
      ...(email.isReminder && { is_reminder: 'true' }),
    },
    // Tracking would rewrite the link, and open it to whoever runs the tracking host.
    trackingSettings: {
      clickTracking: { enable: false, enableText: false },
      openTracking: { enable: false },
      subscriptionTracking: { enable: false },
      ganalytics: { enable: false },
    },
  };
}

/** A header's text on one line. Direction marks stay: the subject has them around names. */
function headerLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
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

interface SendgridError {
  readonly field?: unknown;
  readonly message?: unknown;
}

// A wrong key, a sender that may not send, a wrong address of the API, and a proxy that lets nobody through.
const SENDERS_FAULTS = [401, 403, 404, 407];

function isSendersFault(status: number, errors: readonly SendgridError[]): boolean {
  if (SENDERS_FAULTS.includes(status)) return true;
  // https://www.twilio.com/docs/sendgrid/api-reference/mail-send/errors
  return status === 400 && errors.some(({ field }) => /^from\b/.test(String(field)));
}

/** Whether SendGrid itself will not have the email as it is. What is no error of SendGrid's own is a proxy's page. */
function isRefusal(status: number, errors: readonly SendgridError[]): boolean {
  if (status === 413) return true;
  const passes = status === 408 || status === 425 || status === 429;
  return status >= 400 && status < 500 && !passes && errors.length > 0;
}

// Nobody waits longer for an email that may go out sooner.
const MAX_RETRY_AFTER_SECONDS = 3600;

/** In seconds (RFC 9110, 10.2.3); SendGrid gives no date. */
function retryAfter(headers: unknown): number | undefined {
  const value =
    typeof headers === 'object' && headers !== null && 'retry-after' in headers ? headers['retry-after'] : '';
  return /^\d{1,9}$/.test(String(value)) ? Math.min(Number(value), MAX_RETRY_AFTER_SECONDS) : undefined;
}

// More would only fill the log.
const MAX_ERRORS = 20;
const MAX_REASON_CHARACTERS = 300;

function errorsIn(body: unknown): SendgridError[] {
  const errors = typeof body === 'object' && body !== null && 'errors' in body ? body.errors : [];
  if (!Array.isArray(errors)) return [];
  return errors.slice(0, MAX_ERRORS).filter((error) => typeof error === 'object' && error !== null);
}

// It begins where a word does: looking for one behind every character would take hours for a long word.
const ADDRESS = /(?<![^\s<>()[\]"',;:])[^\s<>()[\]"',;:]+@[^\s<>()[\]"',;:]+/g;

function reasonIn({ field, message }: SendgridError): string {
  return [field, message]
    .filter((words) => typeof words === 'string')
    .join(': ')
    .slice(0, MAX_REASON_CHARACTERS)
    .replace(ADDRESS, maskAddress);
}
