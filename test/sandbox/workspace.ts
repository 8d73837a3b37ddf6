import type { WorkspaceSeed } from '../simulator/slack/seed.ts';

/** The company that the sandbox plays: an owner, two colleagues, a guest, and a channel without the bot. */
export const sandboxWorkspace: WorkspaceSeed = {
  teamId: 'T0ACME0001',
  name: 'Acme',
  domain: 'acme',
  people: [
    { name: 'ada', realName: 'Ada Lovelace', email: 'ada@acme.com', kind: 'primary owner' },
    { name: 'bob', realName: 'Bob Kahn', email: 'bob@acme.com' },
    { name: 'linus', realName: 'Linus Torvalds', email: 'linus@acme.com' },
    { name: 'gus', realName: 'Gus Guest', email: 'gus@agency.com', kind: 'single-channel guest' },
  ],
  channels: [{ name: 'general' }, { name: 'leads', private: true, bot: false }],
};
