import { LogLevel, type Logger as SlackLogger } from '@slack/bolt';
import type { Logger } from '../../logger.ts';

/**
 * Passes the log of Slack's libraries to pino. Their `info` becomes `debug`, as it is rarely useful. Their `debug` is left
 * out: it quotes requests and answers, with email addresses and response_urls.
 */
export function boltLogger(logger: Pick<Logger, 'debug' | 'warn' | 'error'>): SlackLogger {
  return {
    debug: () => {},
    info: (...words) => logger.debug(text(words)),
    warn: (...words) => logger.warn(text(words)),
    error: (...words) => logger.error(text(words)),
    getLevel: () => LogLevel.INFO,
    // The level of pino applies.
    setLevel: () => {},
    setName: () => {},
  };
}

/** The same with everything at level `debug`, for a library whose caller logs its failures. */
export function quietBoltLogger(logger: Pick<Logger, 'debug'>): SlackLogger {
  const debug = (...words: unknown[]) => logger.debug(text(words));
  return { ...boltLogger({ debug, warn: debug, error: debug }) };
}

const text = (words: unknown[]) => words.map(String).join(' ');
