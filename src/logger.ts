import { type DestinationStream, type Logger, pino } from 'pino';

export type { Logger };

// Wherever these stand in what is logged, a slip must not let them out.
const secretFields = [
  'token',
  'botToken',
  'appToken',
  'signingSecret',
  'clientSecret',
  'stateSecret',
  'apiKey',
  'secrets',
  'databaseUrl',
  'connectionString',
  'authorization',
  'Authorization',
  'response_url',
  'responseUrl',
  'link',
];
const addressFields = ['email', 'address', 'to', 'from'];
const everyDepth = (name: string) => [name, `*.${name}`, `*.*.${name}`];

/** JSON lines on standard output (or the given stream), with secrets left out and addresses masked. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  return pino(
    {
      level,
      base: null,
      serializers: { err: describeError },
      redact: {
        paths: [...secretFields, ...addressFields].flatMap(everyDepth),
        censor: (value, path) =>
          addressFields.includes(path.at(-1) ?? '') && typeof value === 'string'
            ? maskAddress(value)
            : '[redacted]',
      },
    },
    destination ?? logTo(process.stdout.fd),
  );
}

// Lines beyond are lost. It is far more than waits for a reader of the log that keeps up.
const MAX_UNWRITTEN_BYTES = 16 * 1024 * 1024;

/** Takes the log to a file descriptor. Where that cannot be written, as on a full disk, the lines are lost and no more. */
function logTo(fileDescriptor: number): DestinationStream {
  const stream = pino.destination({ dest: fileDescriptor, maxLength: MAX_UNWRITTEN_BYTES });
  stream.on('error', () => {
    // When the process ends, pino would try to write what is left without end.
    stream.flushSync = () => undefined;
  });
  return stream;
}

/** `grace@acme.com` as `g…@acme.com`: enough to follow a case, too little to write to anyone. */
export function maskAddress(address: string): string {
  return address.replace(/^(.)[^@]*/u, '$1…');
}

// An answer of a remote that is no JSON becomes the message of an error: a page, or a megabyte of anything.
const MAX_CHARACTERS = 5_000;

/**
 * What an error says by itself, cut where it is long. Its other fields stay out: PostgreSQL's errors quote whole rows, pg's hold the
 * connection with its password, and HTTP clients' the request with its key.
 */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error).slice(0, MAX_CHARACTERS) };
  const { name, message, stack, cause } = error;
  return {
    name,
    message: message.slice(0, MAX_CHARACTERS),
    ...('code' in error && { code: error.code }),
    stack: stack?.slice(0, MAX_CHARACTERS),
    ...(cause !== undefined && { cause: describeError(cause) }),
  };
}
