/** How many emails may be sent in a day, resends included. A day begins with its first email and lasts 24 hours. */
export const sendingLimits = { organization: 2000, inviter: 500, address: 10 } as const;

/** How long an invitation can be answered, in milliseconds: 7 days. */
export const invitationLifetime = 7 * 24 * 60 * 60 * 1000;
