import type { Logger } from './logger.ts';

const levels = {
  log: 'debug',
  info: 'debug',
  debug: 'debug',
  dir: 'debug',
  trace: 'debug',
  warn: 'warn',
  error: 'warn',
} as const;

type Method = keyof typeof levels;

/**
 * Writes to the log what libraries print to the console, and the warnings of Node.js. Leaves objects out, as they may hold
 * keys, or connections with their passwords.
 */
export function redirectOutput(
  {
    console,
    process,
  }: { console: Pick<Console, Method>; process: Pick<NodeJS.Process, 'on' | 'removeAllListeners'> },
  logger: Logger,
): void {
  for (const method of Object.keys(levels) as Method[]) {
    console[method] = (...words) => logger[levels[method]](words.map(textOf).join(' '));
  }
  // Node.js prints them in a listener of its own.
  process.removeAllListeners('warning');
  process.on('warning', (warning) => logger.warn({ err: warning }, 'A warning of Node.js or of a library'));
}

function textOf(word: unknown): string {
  return typeof word === 'object' && word !== null && !(word instanceof Error) ? '[object]' : String(word);
}
