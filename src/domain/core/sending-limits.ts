import { violatesCheck } from '../../database/errors.ts';

/** How long a day of a limit lasts, from its first email. */
export const LIMIT_WINDOW_MS = 24 * 60 * 60 * 1000;

/** With OAuth anybody can found an organization: a new one can send this many emails a day, for so long. */
export const STARTING_LIMIT = 200;
export const STARTING_LIMIT_DAYS = 7;

/** What the operator allows, in emails a day. */
export interface OperatorLimits {
  /** All organizations together, whatever they set for themselves. */
  readonly installation: number;
  /** The highest limit that an organization can set for itself. */
  readonly organization: number;
}

/** Whether PostgreSQL refused a statement, or a commit, because a limit on sending was reached. */
export function isOverLimit(error: unknown): boolean {
  const checks = ['sending_quota_within_allowed', 'installation_quota_within_allowed'];
  return checks.some((check) => violatesCheck(error, check));
}
