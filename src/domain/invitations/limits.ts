/** How long a day of a limit lasts, from its first email. */
export const LIMIT_WINDOW_MS = 24 * 60 * 60 * 1000;
