import { describe, expect } from 'vitest';
import type { PersonDriver } from '../simulator/slack/person.ts';
import { acme } from '../simulator/slack/seed.ts';
import { startTestApp, test } from '../support/app.ts';
import { test as sharedTest } from '../support/shared-app.ts';
import { invite, join, openInvite } from './journey.ts';

/** Types `/wgw invite` and waits for why there is no form. */
async function isTurnedAway(person: PersonDriver): Promise<string> {
  await person.command('/wgw invite grace@acme.com');
  const { text, fields, submit } = await person.seesModal('You cannot invite people');
  expect({ fields, submit }).toEqual({ fields: [], submit: undefined });
  return text;
}

describe('in a workspace without an organization', () => {
  test.for(['ada', 'alan'])('the first owner or admin becomes Administrator: %s', async (name, { app }) => {
    await invite(app.slack.as(name), { addresses: 'ted@acme.com', role: 'Administrator' });
    expect((await app.sendgrid.mailbox.waitFor('ted@acme.com')).text).toContain('Acme');
    const { prisma } = app.database;
    expect(await prisma.organization.findMany()).toMatchObject([{ name: 'Acme' }]);
    expect(await prisma.member.findMany()).toMatchObject([
      { email: `${name}@acme.com`, role: 'ADMINISTRATOR' },
    ]);
  });

  test('anyone else is told to ask an owner or admin, and founds nothing', async ({ app }) => {
    for (const name of ['bob', 'gus', 'mia', 'una', 'noel', 'robot', 'dora']) {
      expect(await isTurnedAway(app.slack.as(name))).toContain(
        'Ask an owner or admin of this Slack workspace to type /wgw invite: that sets wgw up.',
      );
    }
    expect(await app.database.prisma.organization.count()).toBe(0);
  });

  test('of two at once, one becomes Administrator and the other is told whom to ask', async ({ app }) => {
    const both = [app.slack.as('ada'), app.slack.as('alan')];
    await Promise.all(both.map((person) => person.command('/wgw invite')));
    const modals = await app.slack.waitFor(() => {
      const seen = both.map(({ modal }) => modal?.text ?? '');
      return seen.every((text) => /Email addresses|You cannot/.test(text)) && seen;
    });
    const founders = await app.database.prisma.member.findMany();
    expect(founders).toHaveLength(1);
    expect(modals.filter((text) => text.includes('Email addresses'))).toHaveLength(1);
    expect(modals.find((text) => text.includes('You cannot'))).toContain(`Ask ${founders[0]?.name}`);
  });
});

describe('where there is an organization', () => {
  sharedTest('a member is known by the confirmed address of their profile', async ({ app }) => {
    await join(app, app.slack.as('ada'), { address: 'bob@acme.com', name: 'Bob', role: 'Administrator' });
    await invite(app.slack.as('bob'), { addresses: 'ted@acme.com' });
    await app.slack.as('ada').seesMessage('Bob invited ted@acme.com');
  });

  sharedTest('Slack is asked about a person the first time only', async ({ app }) => {
    await openInvite(app.slack.as('ada'));
    const asked = app.slack.calls('users.info').length;
    await openInvite(app.slack.as('ada'));
    await invite(app.slack.as('ada'), { addresses: 'kim@acme.com' });
    expect(app.slack.calls('users.info')).toHaveLength(asked);
  });

  sharedTest('a Member is told who can invite, and nobody else sees it', async ({ app }) => {
    await join(app, app.slack.as('ada'), { address: 'grace@acme.com', name: 'Grace' });
    const grace = app.slack.as('grace');
    // The first time behind a loading view, from then on at once.
    await grace.command('/wgw invite ted@acme.com');
    await grace.seesModal('Members cannot invite people to WeGotWork; Administrators can.');
    const { text, message } = await grace.command('/wgw invite ted@acme.com');
    expect(text).toMatch(/Members cannot invite people.*\nAsk Ada Lovelace( or Bob)? to invite them\./);
    expect(message?.onlyTo).toBe('grace');
  });

  sharedTest(
    'guests, bots, the deactivated and those without a confirmed address are told',
    async ({ app }) => {
      await openInvite(app.slack.as('ada'));
      const before = await app.database.prisma.slackIdentity.count();
      for (const name of ['gus', 'mia', 'robot', 'dora', 'una', 'noel']) {
        // Their address being a member's does not help them.
        const { email } = app.slack.workspaces[0]?.findPerson(name) ?? {};
        if (email !== undefined) await join(app, app.slack.as('ada'), { address: email, name });
        expect(await isTurnedAway(app.slack.as(name))).toMatch(/Ask Ada Lovelace.* to invite you\./);
      }
      expect(await app.database.prisma.slackIdentity.count()).toBe(before);
    },
  );

  sharedTest('someone of another workspace is told so, and learns no names', async ({ app }) => {
    await openInvite(app.slack.as('ada'));
    const stan = app.slack.as('stan');
    await join(app, app.slack.as('ada'), { address: 'stan@globex.com', name: 'Stan' });
    const text = await isTurnedAway(stan);
    expect(text).toContain('wgw serves the members of the workspace that installed it');
    expect(text).not.toContain('Ada');
  });

  sharedTest('the same user id in another workspace is somebody else', async ({ app }) => {
    const ada = app.slack.as('ada');
    await openInvite(ada);
    await ada.close();
    await ada.command('/wgw invite', { fields: { team_id: 'T0GLOBEX01' } });
    await ada.seesModal('You cannot invite people here');
  });

  sharedTest('a forged form of someone who may not invite is refused', async ({ app }) => {
    await openInvite(app.slack.as('ada'));
    const { body } = app.slack.as('ada').submissionRequest({ addresses: 'forged@acme.com' });
    const payload = JSON.parse(new URLSearchParams(body).get('payload') ?? '');
    for (const name of ['linus', 'gus', 'stan']) {
      payload.user.id = app.slack.as(name).id;
      const answer = await app.slack.request(
        new URLSearchParams({ payload: JSON.stringify(payload) }).toString(),
      );
      expect(answer.body).toContain('You cannot invite people');
    }
    expect(await app.database.prisma.invitation.count({ where: { email: 'forged@acme.com' } })).toBe(0);
  });

  sharedTest('whoever is demoted or removed with the form open may not send it', async ({ app }) => {
    const { prisma } = app.database;
    await join(app, app.slack.as('ada'), { address: 'linus@acme.com', name: 'Linus', role: 'Administrator' });
    const linus = app.slack.as('linus');
    await openInvite(linus);
    await prisma.member.updateMany({ where: { email: 'linus@acme.com' }, data: { role: 'MEMBER' } });
    const { modal } = await linus.submit({ addresses: 'late@acme.com' });
    expect(modal?.text).toMatch(/Members cannot invite people.*\nAsk Ada Lovelace/);

    await prisma.member.updateMany({ where: { email: 'linus@acme.com' }, data: { role: 'ADMINISTRATOR' } });
    await openInvite(linus);
    await prisma.slackIdentity.deleteMany({ where: { userId: linus.id } });
    expect((await linus.submit({ addresses: 'late@acme.com' })).modal?.text).toContain(
      'You cannot invite people',
    );
    expect(await prisma.invitation.count({ where: { email: 'late@acme.com' } })).toBe(0);
  });
});

describe('once somebody is known', () => {
  test('their Slack id decides, whatever address their profile shows later', async ({ app }) => {
    const ada = app.slack.as('ada');
    await join(app, ada, { address: 'bob@acme.com', name: 'Bob', role: 'Administrator' });
    await openInvite(app.slack.as('bob'));
    const [profile, other] = ['bob', 'linus'].map((name) => app.slack.workspaces[0]?.findPerson(name));
    if (!profile || !other) throw new Error('Acme has Bob and Linus.');

    profile.email = 'ada@acme.com';
    other.email = 'bob@acme.com';
    await invite(app.slack.as('bob'), { addresses: 'ted@acme.com' });
    await ada.seesMessage('Bob invited ted@acme.com');
    expect(await isTurnedAway(app.slack.as('linus'))).toContain('Ask Ada Lovelace or Bob to invite you.');
  });
});

test('of two people with one address, the first to come is the member', async () => {
  const people = acme.people.map((person) =>
    person.name === 'linus' ? { ...person, email: 'ada@acme.com' } : person,
  );
  const app = await startTestApp({ workspaces: [{ ...acme, people }] });
  await openInvite(app.slack.as('ada'));
  expect(await isTurnedAway(app.slack.as('linus'))).toContain('Ask Ada Lovelace to invite you.');
  await app.close();
  app.slack.expectNoViolations();
});
