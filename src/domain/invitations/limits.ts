const DAY_MS = 24 * 60 * 60 * 1000;

/** How long a day of a limit lasts, from its first email. */
export const LIMIT_WINDOW_MS = DAY_MS;

/** How many emails may be sent in a day, resends included. A day begins with its first email and lasts 24 hours. */
export const SENDING_LIMITS = { organization: 2000, inviter: 500, address: 10 } as const;

/** How long an invitation can be answered: 7 days. */
export const INVITATION_LIFETIME_MS = 7 * DAY_MS;
