import { describe, expect } from 'vitest';
import { eventEnvelope } from '../../simulator/slack/payloads.ts';
import { acme, globex } from '../../simulator/slack/seed.ts';
import type { TestApp } from '../../support/app.ts';
import { test as base } from '../../support/shared-app.ts';
import { allTasksDone, queueAgain } from '../../support/tasks.ts';
import { answerEmail, invite, openInvite } from '../steps.ts';

const ada = { name: 'ada', realName: 'Ada Lovelace', email: 'ada@acme.com' };

/** Linus has added wgw to Acme, and Hank to Globex. */
const test = base
  .extend(
    'options',
    { scope: 'file' },
    {
      oauth: true,
      workspaces: [
        { ...acme, installed: false },
        { ...globex, installed: false, people: [...globex.people, ada] },
      ],
    },
  )
  .extend('installed', { scope: 'file', auto: true }, async ({ app }) => {
    const { status } = await app.slack.install('linus');
    return [status, (await app.slack.install('hank', 'globex')).status];
  });

/** Removes wgw from Globex, and Slack sends the event. */
async function uninstall({ slack }: TestApp): Promise<void> {
  slack.uninstall('globex');
  await slack.event({ type: 'app_uninstalled' }, 'globex');
}

/** A time after every installation. */
const LATER = '2100-01-01T00:00:00Z';

/** The request that Slack sends when Globex removes wgw or revokes a token. */
function eventOf(
  { slack }: TestApp,
  type: string,
  at: string,
  tokens: object = { bot: ['U0WGWGLOBEX01'] },
): Parameters<TestApp['slack']['request']> {
  const workspace = slack.workspaces.find(({ teamId }) => teamId === globex.teamId);
  const event = { type, tokens };
  const envelope = eventEnvelope(slack.app, workspace ?? expect.fail(), Date.parse(at), event);
  return [JSON.stringify(envelope), { contentType: 'application/json' }];
}

/** Whether the grant of Globex is stored. */
async function isInstalled({ database }: TestApp): Promise<boolean> {
  return (await database.prisma.slackInstallation.count({ where: { id: globex.teamId } })) === 1;
}

describe('several workspaces', () => {
  test('make the person who adds wgw the Administrator of their organization', async ({ app, installed }) => {
    expect(installed).toEqual([200, 200]);
    const members = await app.database.prisma.member.findMany({
      select: { email: true, role: true, organization: { select: { name: true } } },
      orderBy: { joinedAt: 'asc' },
    });
    expect(members).toEqual([
      { email: 'linus@acme.com', role: 'ADMINISTRATOR', organization: { name: 'Acme' } },
      { email: 'hank@globex.com', role: 'ADMINISTRATOR', organization: { name: 'Globex' } },
    ]);
  });

  test('may send fewer emails in their first days', async ({ app }) => {
    const hank = app.slack.as('hank', 'globex');
    await invite(hank, { addresses: 'one@globex.com' });
    await app.database.prisma.sendingQuota.updateMany({
      where: { scope: 'ORGANIZATION', organization: { name: 'Globex' } },
      data: { used: 200 },
    });
    const { errors } = await invite(hank, { addresses: 'two@globex.com' });
    expect(errors.addresses).toContain(
      'Your organization can send 200 invitations a day in its first 7 days, and this would be more. Nothing was sent. Try again after',
    );
    await app.database.prisma.sendingQuota.deleteMany();
  });

  test('can invite the same address, and each link joins its own organization with its own role', async ({
    app,
  }) => {
    await invite(app.slack.as('linus'), { addresses: 'ada@acme.com', role: 'Administrator' });
    await answerEmail(app, 'ada@acme.com', 'accept', 'Ada of Acme');
    await app.slack.as('linus').seesMessage('Ada of Acme (ada@acme.com) accepted');
    app.sendgrid.mailbox.clear();

    expect(
      (await invite(app.slack.as('hank', 'globex'), { addresses: 'ada@acme.com' })).modal,
    ).toBeUndefined();
    await answerEmail(app, 'ada@acme.com', 'accept', 'Ada of Globex');
    await app.slack.as('hank', 'globex').seesMessage('joined Globex as a Member');
    await allTasksDone(app);
    expect(app.slack.as('linus').directMessages).toHaveLength(1);
  });

  test('can have the same person as an Administrator in one and a Member in the other', async ({ app }) => {
    await openInvite(app.slack.as('ada'));
    const there = app.slack.as('ada', 'globex');
    await there.command('/wgw settings');
    const { text } = await there.seesModal('You cannot change the settings');
    expect(text).toContain('Ask Hank Scorpio to change them.');
    expect(text).not.toContain('Linus');
  });

  test('get their messages with their own tokens in their own channels', async ({ app }) => {
    await invite(app.slack.as('hank', 'globex'), { addresses: 'ned@globex.com' });
    await app.slack.as('frank', 'globex').seesMessage('Hank Scorpio invited ned@globex.com');
    expect(
      app.slack
        .messages('general')
        .map(({ text }) => text)
        .join(),
    ).not.toContain('ned@globex.com');
  });

  test('are told that wgw was removed, and can use it again after it is back', async ({ app }) => {
    const hank = app.slack.as('hank', 'globex');
    await uninstall(app);
    await hank.command('/wgw invite');
    const { text } = await hank.seesMessage('wgw has lost its access to this workspace. Ask an admin');
    expect(text).toContain(`Ask an admin of the workspace to add it again: ${app.url}/slack/install`);
    expect((await hank.command('/wgw help')).text).toContain('/wgw invite');

    await app.slack.install('frank', 'globex');
    await openInvite(hank);
    await app.slack.as('frank', 'globex').command('/wgw invite');
    await app.slack.as('frank', 'globex').seesModal('Ask Hank Scorpio to invite you.');
  });

  test('stay if Slack reports a removal late, after they added wgw again', async ({ app }) => {
    const hank = app.slack.as('hank', 'globex');
    app.pass({ hours: 1 });
    await app.slack.install('hank', 'globex');
    await app.slack.event({ type: 'app_uninstalled' }, 'globex');
    await app.slack.event({ type: 'tokens_revoked', tokens: { bot: ['U0WGWGLOBEX01'] } }, 'globex');
    await openInvite(hank);
  });

  test('stay if Slack revoked only the token of a person', async ({ app }) => {
    for (const tokens of [{ oauth: ['U0HANK'], bot: [] }, { oauth: ['U0HANK'] }]) {
      const event = eventOf(app, 'tokens_revoked', LATER, tokens);
      expect((await app.slack.request(...event)).status).toBe(200);
      expect(await isInstalled(app)).toBe(true);
    }
  });

  test('are forgotten if they removed wgw in the second in which they added it', async ({ app }) => {
    await app.database.prisma.slackInstallation.update({
      where: { id: globex.teamId },
      data: { updatedAt: new Date('2026-11-30T12:00:00.900Z') },
    });
    const { status } = await app.slack.request(
      ...eventOf(app, 'app_uninstalled', '2026-11-30T12:00:00.950Z'),
    );
    expect(status).toBe(200);
    expect(await isInstalled(app)).toBe(false);
    await app.slack.install('hank', 'globex');
  });

  test('lose the grant of a whole Enterprise Grid if the Grid removed wgw', async ({ app }) => {
    const { prisma } = app.database;
    const grid = 'E0GLOBEX01';
    const ofWorkspace = await prisma.slackInstallation.findUniqueOrThrow({ where: { id: globex.teamId } });
    await prisma.slackInstallation.create({ data: { ...ofWorkspace, id: grid } });
    const [body, options] = eventOf(app, 'app_uninstalled', LATER);
    const { authorizations, ...envelope } = JSON.parse(body);
    const authorization = {
      ...authorizations[0],
      enterprise_id: grid,
      team_id: null,
      is_enterprise_install: true,
    };
    const ofGrid = { ...envelope, enterprise_id: grid, authorizations: [authorization] };
    expect((await app.slack.request(JSON.stringify(ofGrid), options)).status).toBe(200);
    expect(await prisma.slackInstallation.count({ where: { id: grid } })).toBe(0);
    expect(await isInstalled(app)).toBe(true);
  });

  test.for([['app_uninstalled'], ['tokens_revoked']])(
    'are forgotten even if the database was away at first, as Slack sends %s again',
    async ([type = ''], { app }) => {
      const event = eventOf(app, type, LATER);
      await app.database.takeAway();
      expect((await app.slack.request(...event)).status).not.toBe(200);
      await app.database.giveBack();
      expect((await app.slack.request(...event)).status).toBe(200);
      expect(await isInstalled(app)).toBe(false);
      await app.slack.install('hank', 'globex');
    },
  );
});

describe('while wgw is removed, an invitation from before', () => {
  test('causes no reminder, as wgw could tell nobody in Slack', async ({ app }) => {
    await invite(app.slack.as('hank', 'globex'), { addresses: 'quiet@globex.com' });
    await app.sendgrid.mailbox.waitFor('quiet@globex.com');
    await allTasksDone(app);
    await app.database.prisma.slackInstallation.delete({ where: { id: globex.teamId } });
    app.pass({ days: 2, hours: 1 });
    await queueAgain(app, 'queue-reminders', {});
    await allTasksDone(app);
    expect(app.sendgrid.mailbox.to('quiet@globex.com')).toHaveLength(1);
    await app.slack.install('hank', 'globex');
    await queueAgain(app, 'queue-reminders', {});
    await app.sendgrid.mailbox.waitFor('quiet@globex.com', 2);
    await allTasksDone(app);
  });

  test('is announced in the channel all the same, and the invitee can join', async ({ app }) => {
    const hank = app.slack.as('hank', 'globex');
    await openInvite(hank);
    await app.database.prisma.slackInstallation.delete({ where: { id: globex.teamId } });
    await hank.submit({ addresses: 'begun@globex.com' });
    const { raw } = await app.slack
      .as('frank', 'globex')
      .seesMessage('Hank Scorpio invited begun@globex.com');
    expect(raw.via).toBe('response_url');
    expect((await answerEmail(app, 'begun@globex.com', 'accept', 'Beth')).status).toBe(303);
    // Nobody is told, and no message waits until wgw is back.
    await allTasksDone(app);
    expect(app.logs()).toContain('Somebody could not be written to in Slack');
    await app.slack.install('hank', 'globex');
  });
});
