import { describe, expect } from 'vitest';
import { acme, globex } from '../simulator/slack/seed.ts';
import { allJobsDone } from '../support/jobs.ts';
import { test as base } from '../support/shared-app.ts';
import { answerEmail, invite, openInvite } from './journey.ts';

const ada = { name: 'ada', realName: 'Ada Lovelace', email: 'ada@acme.com' };

const test = base.override('options', {
  oauth: true,
  workspaces: [
    { ...acme, installed: false },
    { ...globex, installed: false, people: [...globex.people, ada] },
  ],
});

describe('several workspaces', () => {
  test('whoever adds wgw to one becomes Administrator of its organization', async ({ app }) => {
    expect((await app.slack.install('linus')).status).toBe(200);
    expect((await app.slack.install('hank', 'globex')).status).toBe(200);
    const members = await app.database.prisma.member.findMany({
      select: { email: true, role: true, organization: { select: { name: true } } },
      orderBy: { joinedAt: 'asc' },
    });
    expect(members).toEqual([
      { email: 'linus@acme.com', role: 'ADMINISTRATOR', organization: { name: 'Acme' } },
      { email: 'hank@globex.com', role: 'ADMINISTRATOR', organization: { name: 'Globex' } },
    ]);
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
    await allJobsDone(app);
    expect(app.slack.as('linus').directMessages).toHaveLength(1);
  });

  test('know one person apart: an Administrator in one, a Member in the other', async ({ app }) => {
    await openInvite(app.slack.as('ada'));
    const there = app.slack.as('ada', 'globex');
    await there.command('/wgw invite');
    const { text } = await there.seesModal('Members cannot invite people');
    expect(text).toContain('Ask Hank Scorpio to invite them.');
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
    app.slack.uninstall('globex');
    await app.slack.event({ type: 'app_uninstalled' }, 'globex');
    await hank.command('/wgw invite');
    await hank.seesMessage('wgw could not find its installation in this workspace.');
    expect((await hank.command('/wgw help')).text).toContain('/wgw invite');

    await app.slack.install('frank', 'globex');
    await openInvite(hank);
    await app.slack.as('frank', 'globex').command('/wgw invite');
    await app.slack.as('frank', 'globex').seesModal('Ask Hank Scorpio to invite you.');
  });
});
