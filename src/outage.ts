import type { Logger } from './logger.ts';

/** Something outside that wgw cannot reach for a while. The log tells of its beginning and of its end, once each. */
export interface Outage {
  /**
   * Writes what is wrong. While it lasts, this writes at level `debug` only; `fatal`, for what an operator has to mend,
   * is still written after `warn` or `error`.
   */
  begin(level: 'warn' | 'error' | 'fatal', fields: object, message: string): void;
  /** Writes that it is over, if it had begun. */
  end(message: string): void;
}

export function createOutage(logger: Pick<Logger, 'debug' | 'info' | 'warn' | 'error' | 'fatal'>): Outage {
  let written: 'warn' | 'error' | 'fatal' | undefined;
  return {
    begin(level, fields, message) {
      const isNew = written === undefined || (level === 'fatal' && written !== 'fatal');
      if (isNew) written = level;
      logger[isNew ? level : 'debug'](fields, message);
    },
    end(message) {
      if (written !== undefined) logger.info(message);
      written = undefined;
    },
  };
}

/**
 * Writes a line about a failure. While the database is away, that explains the failure: the line has level `debug` then,
 * and the outage one of its own.
 */
export type ReportFailure = (level: 'warn' | 'error', fields: object, message: string) => void;

/** Writes each line as it is, for where no outage is watched. */
export function reportAlways(logger: Pick<Logger, 'warn' | 'error'>): ReportFailure {
  return (level, fields, message) => logger[level](fields, message);
}
