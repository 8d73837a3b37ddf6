/** What wgw may do in a workspace, as little as it needs: the manifest and the OAuth link ask for these. */
export const botScopes = [
  // Receive /wgw.
  'commands',
  // Post confirmations, and tell inviters who joined.
  'chat:write',
  // Confirm in public channels that the bot was not invited to.
  'chat:write.public',
  // Learn who is a full member, and match them by their confirmed address.
  'users:read',
  'users:read.email',
];
