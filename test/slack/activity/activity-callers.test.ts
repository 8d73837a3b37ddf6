import { describe, expect } from 'vitest';
import type { PersonDriver } from '../../simulator/slack/person.ts';
import { test } from '../../support/shared-app.ts';
import { asMember, closeAll, everything } from '../steps.ts';

async function openActivity(person: PersonDriver) {
  await closeAll(person);
  await person.command('/wgw activity');
  return person.seesModal(({ title }) => title === 'Activity');
}

describe('the activity is for Administrators only:', () => {
  test('a Member is told whom to ask', async ({ app }) => {
    await asMember(app, 'ada', 'ADMINISTRATOR');
    const bob = await asMember(app, 'bob');
    const { text } = await bob.command('/wgw activity');
    expect(text).toMatch(
      /^You cannot see the activity: only Administrators of your organization can\.\nAsk Ada Lovelace.* what happened\.$/,
    );
  });

  test('an Administrator who was demoted or removed with it open reads no more of it', async ({ app }) => {
    await asMember(app, 'ada', 'ADMINISTRATOR');
    const { prisma } = app.database;
    for (const change of [
      () => prisma.member.updateMany({ where: { email: 'alan@acme.com' }, data: { role: 'MEMBER' } }),
      () => prisma.slackIdentity.deleteMany({ where: { userId: app.slack.as('alan').id } }),
    ]) {
      const alan = await asMember(app, 'alan', 'ADMINISTRATOR');
      await openActivity(alan);
      const later = alan.submissionRequest({ person: 'ada' });
      await change();
      const before = await everything(app);
      await alan.click('kind', { choose: 'Joined' });
      const told = await alan.seesModal('You cannot see the activity');
      expect(told.text).not.toContain('joined');
      expect((await app.slack.replay(later)).body).toContain('You cannot see the activity');
      expect(await everything(app)).toEqual(before);
    }
  });

  test('a person from another workspace learns no names', async ({ app }) => {
    await asMember(app, 'ada', 'ADMINISTRATOR');
    const stan = app.slack.as('stan');
    await stan.command('/wgw activity');
    const { text } = await stan.seesModal('You cannot see the activity here');
    expect(text).not.toContain('Ada');
  });
});
