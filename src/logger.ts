import { type DestinationStream, type Logger, pino } from 'pino';

export type { Logger };

// Fields that the log leaves out at any depth up to three, in case code logs them by mistake.
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

// Further lines are lost. A reader of the log that keeps up leaves far less unwritten.
const MAX_UNWRITTEN_BYTES = 16 * 1024 * 1024;

/** Writes the log to a file descriptor. If writing fails, as on a full disk, only the lines are lost. */
function logTo(fileDescriptor: number): DestinationStream {
  const stream = pino.destination({ dest: fileDescriptor, maxLength: MAX_UNWRITTEN_BYTES });
  stream.on('error', () => {
    // Otherwise, when the process ends, pino would try to write the rest forever.
    stream.flushSync = () => undefined;
  });
  return stream;
}

/** Shows `grace@acme.com` as `g…@acme.com`: enough to follow one case, too little to write to anyone. */
export function maskAddress(address: string): string {
  return address.replace(/^(.)[^@]*/u, '$1…');
}

// A remote's answer that is not JSON becomes the message of an error: a page, or a megabyte of anything.
const MAX_CHARACTERS = 5_000;

/**
 * The name, message, code, stack and cause of an error, cut if they are long. The log leaves other fields out: PostgreSQL's
 * errors quote whole rows, those of pg hold the connection with its password, and those of HTTP clients the request with
 * its key.
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
