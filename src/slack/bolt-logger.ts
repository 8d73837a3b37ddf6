import { LogLevel, type Logger as SlackLogger } from '@slack/logger';
import type { Logger } from '../logger.ts';

/** Hands what Slack's libraries log to pino. Their `info` is chatter: it becomes `debug`. */
export function boltLogger(logger: Logger): SlackLogger {
  const text = (words: unknown[]) => words.map(String).join(' ');
  return {
    debug: (...words) => logger.trace(text(words)),
    info: (...words) => logger.debug(text(words)),
    warn: (...words) => logger.warn(text(words)),
    error: (...words) => logger.error(text(words)),
    getLevel: () => LogLevel.DEBUG,
    // pino's level decides.
    setLevel: () => {},
    setName: () => {},
  };
}
