import { Client } from '@sendgrid/client';
import { MailService } from '@sendgrid/mail';
import { maskAddress } from '../logger.ts';
import { type Email, sendgridMessage } from './sendgrid-message.ts';

export interface Mailer {
  /**
   * Hands over one email. Resolves to SendGrid's id for it, if SendGrid returned one.
   *
   * @throws EmailRefusedError, SenderRefusedError, EmailDelayedError
   */
  send(email: Email): Promise<{ messageId: string | undefined }>;
}

/** SendGrid rejects this email for good: sending it again cannot help. */
export class EmailRefusedError extends Error {
  override readonly name = 'EmailRefusedError';
  readonly status: number;
  /** SendGrid's own words, with masked addresses. */
  readonly reasons: readonly string[];

  constructor(status: number, reasons: readonly string[]) {
    super(`SendGrid refused the email (HTTP ${status}).`);
    this.status = status;
    this.reasons = reasons;
  }
}

/**
 * SendGrid rejects every email of this app: the operator has to correct the API key, the sender or the address of the
 * API.
 */
export class SenderRefusedError extends Error {
  override readonly name = 'SenderRefusedError';

  constructor(why: string) {
    super(`SendGrid lets this app send no email (${why}).`);
  }
}

/** SendGrid did not accept this email, or its answer was lost, for a temporary reason: sending it again may help. */
export class EmailDelayedError extends Error {
  override readonly name = 'EmailDelayedError';
  /** When to try again, if SendGrid said so. */
  readonly retryAfterSeconds: number | undefined;

  constructor(why: string, retryAfterSeconds?: number) {
    super(`SendGrid did not take the email (${why}).`);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/**
 * Makes a mailer that sends with SendGrid's v3 API.
 *
 * @param options.from an address, or `Name <address>`
 * @param options.timeoutMilliseconds for a whole HTTP request, from connecting to the last byte of the answer
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
      const [{ statusCode, headers, body }] = await service
        .send(sendgridMessage(options.from, email))
        .catch(throwDelayed);
      // Only 202 means that SendGrid accepted the email: the page of a proxy may have status 200.
      if (statusCode === 202) return { messageId: headers['x-message-id'] };
      const errors = errorsIn(body);
      const reasons = errors.map(reasonIn).filter((reason) => reason !== '');
      const why = [`HTTP ${statusCode}`, ...reasons].join('; ');
      if (isSenderRefusal(statusCode, errors)) throw new SenderRefusedError(why);
      if (isEmailRefusal(statusCode, errors)) throw new EmailRefusedError(statusCode, reasons);
      throw new EmailDelayedError(why, retryAfter(headers));
    },
  };
}

function createClient(options: { apiKey: string; apiUrl: string; timeoutMilliseconds: number }): Client {
  const client = new LimitedClient(options.timeoutMilliseconds);
  client.setApiKey(options.apiKey);
  // Set the key first: setting it resets the base URL.
  client.setDefaultRequest('baseUrl', options.apiUrl);
  return client;
}

const MAX_ANSWER_BYTES = 1024 * 1024;

/** SendGrid's client, with limits on the time and size of an answer. It does not throw for an error status. */
class LimitedClient extends Client {
  readonly #timeoutMilliseconds: number;

  constructor(timeoutMilliseconds: number) {
    super();
    this.#timeoutMilliseconds = timeoutMilliseconds;
  }

  override createRequest(data: object) {
    return {
      ...super.createRequest(data),
      // The client's own timeout starts again with every byte: a trickling answer would hold up a task forever.
      signal: AbortSignal.timeout(this.#timeoutMilliseconds),
      // A redirected POST would arrive as a GET, and send no email.
      maxRedirects: 0,
      maxContentLength: MAX_ANSWER_BYTES,
      // For an error status, the client builds a RegExp from the working directory. If that is no valid RegExp
      // ("c++", "(copy"), its promise never settles, or the process ends. So the mailer checks the status itself.
      validateStatus: () => true,
    };
  }
}

/** The client's error contains the API key, the address and the link: this keeps only its code. */
function throwDelayed(error: unknown): never {
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

// A wrong API key, a sender that may not send, a wrong address of the API, and a proxy that requires a login.
const SENDER_REFUSALS = [401, 403, 404, 407];

function isSenderRefusal(status: number, errors: readonly SendgridError[]): boolean {
  if (SENDER_REFUSALS.includes(status)) return true;
  // https://www.twilio.com/docs/sendgrid/api-reference/mail-send/errors
  return status === 400 && errors.some(({ field }) => /^from\b/.test(String(field)));
}

/** Whether SendGrid itself rejects the email. Without SendGrid's own errors, the answer is the page of a proxy. */
function isEmailRefusal(status: number, errors: readonly SendgridError[]): boolean {
  if (status === 413) return true;
  const isTemporary = status === 408 || status === 425 || status === 429;
  return status >= 400 && status < 500 && !isTemporary && errors.length > 0;
}

// An email may go out sooner than SendGrid says, so it waits no longer than this.
const MAX_RETRY_AFTER_SECONDS = 3600;

/** The seconds of a Retry-After header (RFC 9110, 10.2.3). SendGrid sends no dates. */
function retryAfter(headers: unknown): number | undefined {
  const value =
    typeof headers === 'object' && headers !== null && 'retry-after' in headers ? headers['retry-after'] : '';
  return /^\d{1,9}$/.test(String(value)) ? Math.min(Number(value), MAX_RETRY_AFTER_SECONDS) : undefined;
}

// More errors or longer ones would only fill the log.
const MAX_ERRORS = 20;
const MAX_REASON_CHARACTERS = 300;

function errorsIn(body: unknown): SendgridError[] {
  const errors = typeof body === 'object' && body !== null && 'errors' in body ? body.errors : [];
  if (!Array.isArray(errors)) return [];
  return errors.slice(0, MAX_ERRORS).filter((error) => typeof error === 'object' && error !== null);
}

// Matches from the start of a word only: trying every position would take hours for a long word.
const ADDRESS = /(?<![^\s<>()[\]"',;:])[^\s<>()[\]"',;:]+@[^\s<>()[\]"',;:]+/g;

function reasonIn({ field, message }: SendgridError): string {
  return [field, message]
    .filter((words) => typeof words === 'string')
    .join(': ')
    .slice(0, MAX_REASON_CHARACTERS)
    .replace(ADDRESS, maskAddress);
}
