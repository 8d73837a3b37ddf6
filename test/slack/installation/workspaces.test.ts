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

/** Globex takes wgw out; Slack says so. */
async function uninstall({ slack }: TestApp): Promise<void> {
  slack.uninstall('globex');
  await slack.event({ type: 'app_uninstalled' }, 'globex');
}

/** After wgw was added, whatever the app's clock says. */
const LATER = '2100-01-01T00:00:00Z';

/** What Slack sends, and sends again, when Globex takes wgw out, or a token back. */
function told(
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
  test('whoever adds wgw to one becomes Administrator of its organization', async ({ app, installed }) => {
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

  test('send fewer emails in the first days, in which anybody could have added wgw', async ({ app }) => {
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

  test('invite the same address apart: each link joins its own organization, with its own role', async ({
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

  test('know one person apart: an Administrator in one, a Member in the other', async ({ app }) => {
    await openInvite(app.slack.as('ada'));
    const there = app.slack.as('ada', 'globex');
    await there.command('/wgw settings');
    const { text } = await there.seesModal('You cannot change the settings');
    expect(text).toContain('Ask Hank Scorpio to change them.');
    expect(text).not.toContain('Linus');
  });

  test('post with their own tokens, in their own channels', async ({ app }) => {
    await invite(app.slack.as('hank', 'globex'), { addresses: 'ned@globex.com' });
    await app.slack.as('frank', 'globex').seesMessage('Hank Scorpio invited ned@globex.com');
    expect(
      app.slack
        .messages('general')
        .map(({ text }) => text)
        .join(),
    ).not.toContain('ned@globex.com');
  });

  test('are told when wgw was taken out, and served again once it is back', async ({ app }) => {
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

  test('stay when Slack says late that they took wgw out before they added it again', async ({ app }) => {
    const hank = app.slack.as('hank', 'globex');
    app.pass({ hours: 1 });
    await app.slack.install('hank', 'globex');
    await app.slack.event({ type: 'app_uninstalled' }, 'globex');
    await app.slack.event({ type: 'tokens_revoked', tokens: { bot: ['U0WGWGLOBEX01'] } }, 'globex');
    await openInvite(hank);
  });

  test('stay where Slack revoked the token of a person alone', async ({ app }) => {
    for (const tokens of [{ oauth: ['U0HANK'], bot: [] }, { oauth: ['U0HANK'] }]) {
      const event = told(app, 'tokens_revoked', LATER, tokens);
      expect((await app.slack.request(...event)).status).toBe(200);
      expect(await isInstalled(app)).toBe(true);
    }
  });

  test('are forgotten where they took wgw out within the second in which they added it', async ({ app }) => {
    await app.database.prisma.slackInstallation.update({
      where: { id: globex.teamId },
      data: { updatedAt: new Date('2026-11-30T12:00:00.900Z') },
    });
    const { status } = await app.slack.request(...told(app, 'app_uninstalled', '2026-11-30T12:00:00.950Z'));
    expect(status).toBe(200);
    expect(await isInstalled(app)).toBe(false);
    await app.slack.install('hank', 'globex');
  });

  test('are forgotten all where a whole Enterprise Grid took wgw out', async ({ app }) => {
    const { prisma } = app.database;
    const grid = 'E0GLOBEX01';
    const ofWorkspace = await prisma.slackInstallation.findUniqueOrThrow({ where: { id: globex.teamId } });
    await prisma.slackInstallation.create({ data: { ...ofWorkspace, id: grid } });
    const [body, options] = told(app, 'app_uninstalled', LATER);
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
    'are forgotten although the database was away at first: Slack tells %s again',
    async ([type = ''], { app }) => {
      const event = told(app, type, LATER);
      await app.database.takeAway();
      expect((await app.slack.request(...event)).status).not.toBe(200);
      await app.database.giveBack();
      expect((await app.slack.request(...event)).status).toBe(200);
      expect(await isInstalled(app)).toBe(false);
      await app.slack.install('hank', 'globex');
    },
  );
});

describe('while wgw is taken out, what was begun before', () => {
  test('reminds nobody, as nobody in Slack could be told', async ({ app }) => {
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

  test('is confirmed in the channel all the same, and whoever is invited can join', async ({ app }) => {
    const hank = app.slack.as('hank', 'globex');
    await openInvite(hank);
    await app.database.prisma.slackInstallation.delete({ where: { id: globex.teamId } });
    await hank.submit({ addresses: 'begun@globex.com' });
    const { raw } = await app.slack
      .as('frank', 'globex')
      .seesMessage('Hank Scorpio invited begun@globex.com');
    expect(raw.via).toBe('response_url');
    expect((await answerEmail(app, 'begun@globex.com', 'accept', 'Beth')).status).toBe(303);
    // Nobody is told, and nothing waits to be told when wgw is back.
    await allTasksDone(app);
    expect(app.logs()).toContain('Somebody could not be written to in Slack');
    await app.slack.install('hank', 'globex');
  });
});
