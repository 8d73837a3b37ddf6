import type { WorkspaceSeed } from '../simulator/slack/seed.ts';

const GLOBEX = 'T0GLOBEX01';

/** The people of the company in the sandbox, one for each kind of account. */
const people = [
  { name: 'ada', realName: 'Ada Lovelace', email: 'ada@acme.com', kind: 'primary owner', about: 'owner' },
  { name: 'katherine', realName: 'Katherine Johnson', email: 'katherine@acme.com', about: 'colleague' },
  { name: 'bob', realName: 'Bob Kahn', email: 'bob@acme.com', about: 'colleague' },
  { name: 'linus', realName: 'Linus Torvalds', email: 'linus@acme.com', about: 'colleague' },
  { name: 'grace', realName: 'Grace Hopper', email: 'grace@acme.com', about: 'newcomer' },
  {
    name: 'gus',
    realName: 'Gus Guest',
    email: 'gus@agency.com',
    kind: 'single-channel guest',
    about: 'guest',
  },
  {
    name: 'stan',
    realName: 'Stan Stranger',
    email: 'stan@globex.com',
    fromTeam: GLOBEX,
    about: 'of another workspace',
  },
] as const satisfies readonly (WorkspaceSeed['people'][number] & { about: string })[];

export type PersonName = (typeof people)[number]['name'];

export const personNames: readonly PersonName[] = people.map(({ name }) => name);

/** A person's kind of account in Slack, in words. */
export function aboutPerson(name: string): string {
  return people.find((person) => person.name === name)?.about ?? '';
}

export const workspace: WorkspaceSeed = {
  teamId: 'T0ACME0001',
  name: 'Acme',
  domain: 'acme',
  people,
  channels: [
    { name: 'general' },
    { name: 'hiring', members: ['ada', 'katherine', 'bob', 'linus', 'stan'] },
    // The bot is not in it and may not post.
    { name: 'leads', private: true, bot: false, members: ['ada', 'katherine'] },
  ],
};

/** Describes the company in its invitations. */
export const COMPANY_DESCRIPTION = 'Acme makes everything that a coyote could need.';
