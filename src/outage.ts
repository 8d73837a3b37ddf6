import type { Logger } from './logger.ts';

/** A service outside that wgw cannot reach for a while. The log has one line at the start of an outage and one at its end. */
export interface Outage {
  /**
   * Logs what is wrong. Further calls during the outage log at level `debug`, except for the first one with `fatal`, which
   * is for what an operator has to fix.
   */
  begin(level: 'warn' | 'error' | 'fatal', fields: object, message: string): void;
  /** Logs the end of the outage, if it had begun. */
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
 * Logs a failure. While the database is away, which explains the failure, the line has level `debug`: the outage has a line
 * of its own.
 */
export type ReportFailure = (level: 'warn' | 'error', fields: object, message: string) => void;

/** Logs each failure as it is, for programs that do not watch for outages. */
export function reportAlways(logger: Pick<Logger, 'warn' | 'error'>): ReportFailure {
  return (level, fields, message) => logger[level](fields, message);
}
