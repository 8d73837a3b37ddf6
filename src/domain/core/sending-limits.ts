import { violatesCheck } from '../../database/errors.ts';

/** A limit counts in windows of a day, from the first email of a window. */
export const LIMIT_WINDOW_MS = 24 * 60 * 60 * 1000;

/** With OAuth anybody can create an organization. A new one may send this many emails a day, for this many days. */
export const STARTING_LIMIT = 200;
export const STARTING_LIMIT_DAYS = 7;

/** The operator's limits, in emails a day. */
export interface OperatorLimits {
  /** For all organizations together, whatever their settings. */
  readonly installation: number;
  /** The highest limit that an organization's settings may have. */
  readonly organization: number;
}

/** Whether PostgreSQL rejected a statement or a commit because a sending limit is reached. */
export function isOverLimit(error: unknown): boolean {
  const checks = ['sending_quota_within_allowed', 'installation_quota_within_allowed'];
  return checks.some((check) => violatesCheck(error, check));
}
