import { describe, expect, vi } from 'vitest';
import type { PersonDriver } from '../simulator/slack/person.ts';
import type { TestApp } from '../support/app.ts';
import { allJobsDone } from '../support/jobs.ts';
import { test } from '../support/shared-app.ts';
import { asMember, closeAll, invite } from './journey.ts';

/** Slack tells of a change; resolves once it is noted, as events are acknowledged before. */
async function change(
  app: TestApp,
  { id: userId }: PersonDriver,
  changes: { deleted: boolean },
): Promise<void> {
  await app.slack.event({ type: 'user_change', user: { id: userId, team_id: 'T0ACME0001', ...changes } });
  await vi.waitFor(async () => {
    const known = await app.database.prisma.slackIdentity.findFirst({ where: { userId } });
    expect(known === null || (known.leftAt !== null) === changes.deleted).toBe(true);
  });
}

/** What somebody was asked about a person. */
async function askedOf(app: TestApp, person: PersonDriver, about: string): Promise<string[]> {
  await allJobsDone(app);
  return person.directMessages.map(({ text }) => text).filter((text) => text.startsWith(`${about} (`));
}

describe('a member who is deactivated in Slack', () => {
  test('stays one until an Administrator, who is asked, removes them with their open invitations', async ({
    app,
  }) => {
    const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
    const linus = await asMember(app, 'linus', 'ADMINISTRATOR');
    const grace = await asMember(app, 'grace');
    await invite(linus, { addresses: 'open@acme.com' });
    await change(app, linus, { deleted: true });
    const sentence =
      'Linus Torvalds (linus@acme.com) was deactivated in Slack, and still is a member of Acme in WeGotWork.';
    await ada.seesMessage(sentence);
    expect(await askedOf(app, grace, 'Linus Torvalds')).toEqual([]);
    expect(await askedOf(app, linus, 'Linus Torvalds')).toEqual([]);

    await closeAll(ada);
    await ada.click('manage_member');
    const question = await ada.seesModal('Remove Linus Torvalds (linus@acme.com) from Acme?');
    expect(question.text).toContain('1 pending invitation that Linus Torvalds sent');
    await ada.submit();
    await ada.seesModal('Linus Torvalds is not a member any more.');
    const { state } = await app.database.prisma.invitation.findFirstOrThrow({
      where: { email: 'open@acme.com' },
    });
    expect(state).toBe('CANCELLED');
  });

  test('is asked about once each time they leave', async ({ app }) => {
    const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
    const bob = await asMember(app, 'bob');
    await Promise.all([change(app, bob, { deleted: true }), change(app, bob, { deleted: true })]);
    await change(app, bob, { deleted: true });
    expect(await askedOf(app, ada, 'Bob Kahn')).toHaveLength(1);
    await change(app, bob, { deleted: false });
    await change(app, bob, { deleted: true });
    expect(await askedOf(app, ada, 'Bob Kahn')).toHaveLength(2);
  });
});

test('whoever is no member is nobody’s business', async ({ app }) => {
  const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
  await change(app, app.slack.as('alan'), { deleted: true });
  expect(await askedOf(app, ada, 'Alan Turing')).toEqual([]);
});
