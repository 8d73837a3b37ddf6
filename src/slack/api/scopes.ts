/** The permissions that wgw needs in a workspace. The manifest and the OAuth link ask for these. */
export const botScopes = [
  // Receive /wgw.
  'commands',
  // Post announcements, and tell inviters who joined.
  'chat:write',
  // Post announcements in public channels without the bot.
  'chat:write.public',
  // Find out who is a full member, and match them by their confirmed address.
  'users:read',
  'users:read.email',
];
