/** What this process has counted since it started, for its metrics. */
export interface Counts {
  unhandledRejections: number;
  uncaughtExceptions: number;
  readonly emails: Record<EmailOutcome, number>;
}

/** `not_allowed`: SendGrid refuses every email of wgw. */
export type EmailOutcome = 'sent' | 'refused' | 'delayed' | 'not_allowed';

export function createCounts(): Counts {
  return {
    unhandledRejections: 0,
    uncaughtExceptions: 0,
    emails: { sent: 0, refused: 0, delayed: 0, not_allowed: 0 },
  };
}
