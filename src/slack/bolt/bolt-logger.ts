import { LogLevel, type Logger as SlackLogger } from '@slack/bolt';
import type { Logger } from '../../logger.ts';

/**
 * Hands what Slack's libraries log to pino. Their `info` is chatter: it becomes `debug`. Their `debug` is left out: it
 * quotes requests and answers, with people's addresses and the links to answer them by.
 */
export function boltLogger(logger: Pick<Logger, 'debug' | 'warn' | 'error'>): SlackLogger {
  return {
    debug: () => {},
    info: (...words) => logger.debug(text(words)),
    warn: (...words) => logger.warn(text(words)),
    error: (...words) => logger.error(text(words)),
    getLevel: () => LogLevel.INFO,
    // pino's level decides.
    setLevel: () => {},
    setName: () => {},
  };
}

/** The same, with everything at level `debug`: for a library whose caller logs what goes wrong. */
export function quietBoltLogger(logger: Pick<Logger, 'debug'>): SlackLogger {
  const debug = (...words: unknown[]) => logger.debug(text(words));
  return { ...boltLogger({ debug, warn: debug, error: debug }) };
}

const text = (words: unknown[]) => words.map(String).join(' ');
