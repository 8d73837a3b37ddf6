/** Both servers hold Slack's requests to this. */
export const signingSecret = 'a-signing-secret-of-32-characters';
