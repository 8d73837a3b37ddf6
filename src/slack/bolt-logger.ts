import { LogLevel, type Logger as SlackLogger } from '@slack/bolt';
import type { Logger } from '../logger.ts';

/**
 * Hands what Slack's libraries log to pino. Their `info` is chatter: it becomes `debug`. Their `debug` is left out: it
 * quotes requests and answers, with people's addresses and the links to answer them by.
 */
export function boltLogger(logger: Logger): SlackLogger {
  const text = (words: unknown[]) => words.map(String).join(' ');
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
