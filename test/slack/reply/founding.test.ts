import { describe, expect } from 'vitest';
import type { PersonDriver } from '../../simulator/slack/person.ts';
import { acme, type PersonSeed, type WorkspaceSeed } from '../../simulator/slack/seed.ts';
import type { TestApp } from '../../support/app.ts';
import { test as base } from '../../support/shared-app.ts';
import { invite, join, openHome, openInvite, openRoster, seesAccessDenied } from '../steps.ts';

let lastWorkspace = 0;

/** A workspace like Acme that has not installed wgw yet. */
function workspace(name: string, people: readonly PersonSeed[] = acme.people): WorkspaceSeed {
  lastWorkspace += 1;
  return {
    ...acme,
    teamId: `T0FOUND00${lastWorkspace}`,
    name,
    domain: name.toLowerCase(),
    installed: false,
    people,
  };
}

const change = (name: string, changed: Partial<PersonSeed>) =>
  acme.people.map((person) => (person.name === name ? { ...person, ...changed } : person));

const test = base.extend(
  'options',
  { scope: 'file' },
  {
    oauth: true,
    workspaces: [
      workspace('Ada'),
      workspace('Alan'),
      workspace('Nobody'),
      workspace('Both'),
      workspace('Unconfirmed', change('ada', { emailConfirmed: false })),
      workspace('Twins', change('linus', { email: 'ada@acme.com' })),
      workspace('Renamed'),
      workspace('Looking'),
    ],
  },
);

/** Installs wgw in a workspace by a guest, who founds nothing; returns a function that finds its people. */
async function installed({ slack }: TestApp, domain: string): Promise<(name: string) => PersonDriver> {
  await slack.install('gus', domain);
  return (name) => slack.as(name, domain);
}

const membersOf = ({ database }: TestApp, name: string) =>
  database.prisma.member.findMany({ where: { organization: { name } } });

describe('in a workspace without an organization', () => {
  test.for([
    ['ada', 'Ada'],
    ['alan', 'Alan'],
  ])('the first owner or admin becomes Administrator: %s', async ([name = '', company = ''], { app }) => {
    const as = await installed(app, name);
    await invite(as(name), { addresses: `ted.${name}@acme.com`, role: 'Administrator' });
    const { text } = await app.sendgrid.mailbox.waitFor(`ted.${name}@acme.com`);
    expect(text).toContain(`join ${company} on WeGotWork`);
    expect(await membersOf(app, company)).toMatchObject([
      { email: `${name}@acme.com`, role: 'ADMINISTRATOR' },
    ]);
  });

  test('anyone else is told to ask an owner or admin, and founds nothing', async ({ app }) => {
    const as = await installed(app, 'nobody');
    for (const name of ['bob', 'gus', 'mia', 'robot', 'dora']) {
      expect(await seesAccessDenied(as(name))).toContain(
        'Ask an owner or admin of this Slack workspace to type /wgw invite: that sets wgw up.',
      );
    }
    expect(await membersOf(app, 'Nobody')).toEqual([]);
  });

  test('an owner or admin who only looks around is told how to set wgw up, and can then do so', async ({
    app,
  }) => {
    const as = await installed(app, 'looking');
    const next =
      'wgw is not set up in this workspace yet.\n' +
      'Type /wgw invite or /wgw members to set it up: that makes you the Administrator of your organization.';
    for (const [name, command, wish] of [
      ['ada', '/wgw activity', 'see the activity'],
      ['alan', '/wgw settings', 'change the settings'],
    ] as const) {
      await as(name).command(command);
      expect((await as(name).seesModal('You cannot')).text).toBe(`You cannot ${wish}: ${next}`);
      await openHome(as(name), `You cannot see the members: ${next}`);
    }
    await as('bob').command('/wgw settings');
    await as('bob').seesModal('wgw is not set up in this workspace yet.\nAsk an owner or admin');
    expect(await membersOf(app, 'Looking')).toEqual([]);

    await openRoster(as('alan'));
    expect(await membersOf(app, 'Looking')).toMatchObject([{ email: 'alan@acme.com' }]);
    await openHome(as('ada'), 'you are not a member of this organization in WeGotWork.\nAsk Alan Turing');
  });

  test('an owner without a confirmed address is told to confirm it', async ({ app }) => {
    const as = await installed(app, 'unconfirmed');
    for (const name of ['ada', 'noel']) {
      expect(await seesAccessDenied(as(name))).toBe(
        'You cannot invite people: wgw knows people by their confirmed email address, and your Slack profile has none.\n' +
          'Confirm your address in Slack, then try again.',
      );
    }
    expect(await membersOf(app, 'Unconfirmed')).toEqual([]);
  });

  test('two owners who come at once get one Administrator, and the other is told whom to ask', async ({
    app,
  }) => {
    const as = await installed(app, 'both');
    const both = [as('ada'), as('alan')];
    await Promise.all(both.map((person) => person.command('/wgw invite')));
    const modals = await app.slack.waitFor(() => {
      const seen = both.map(({ modal }) => modal?.text ?? '');
      return seen.every((text) => /Email addresses|You cannot/.test(text)) && seen;
    });
    const founders = await membersOf(app, 'Both');
    expect(founders).toHaveLength(1);
    expect(modals.filter((text) => text.includes('Email addresses'))).toHaveLength(1);
    expect(modals.find((text) => text.includes('You cannot'))).toContain(`Ask ${founders[0]?.name}`);
  });
});

describe('once wgw knows a member', () => {
  test('their Slack id decides, even if their profile shows another address later', async ({ app }) => {
    const as = await installed(app, 'renamed');
    await join(app, as('ada'), { address: 'bob@acme.com', name: 'Bob', role: 'Administrator' });
    await openInvite(as('bob'));
    const { findPerson } = app.slack.workspaces.find(({ domain }) => domain === 'renamed') ?? {};
    const [bob, linus] = [findPerson?.('bob'), findPerson?.('linus')];
    if (!bob || !linus) throw new Error('The workspace has Bob and Linus.');

    bob.email = 'ada@acme.com';
    linus.email = 'bob@acme.com';
    await invite(as('bob'), { addresses: 'ted@acme.com' });
    await as('ada').seesMessage('Bob invited ted@acme.com');
    expect(await seesAccessDenied(as('linus'))).toBe(
      'You cannot invite people: another Slack account is the member with your email address.\n' +
        'Use that account. If it is not yours any more, ask Ada Lovelace to remove that member and invite you again.',
    );
  });

  test('another Slack account with the same address is not that member', async ({ app }) => {
    const as = await installed(app, 'twins');
    await openInvite(as('ada'));
    expect(await seesAccessDenied(as('linus'))).toContain(
      'another Slack account is the member with your email',
    );
  });
});
