import { describe, expect } from 'vitest';
import type { Entry } from '../../simulator/slack/entry.ts';
import type { TestApp } from '../../support/app.ts';
import { test } from '../../support/shared-app.ts';
import { allTasksDone } from '../../support/tasks.ts';
import { asMember, closeAll, invite } from '../steps.ts';

/** Saves where announcements go. */
async function save(app: TestApp, to: Record<string, Entry>): Promise<void> {
  const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
  await ada.command('/wgw settings');
  await ada.seesModal(({ title }) => title === 'Settings');
  await ada.submit(to);
  // The settings were saved, or were the same before.
  await ada.seesModal(({ title }) => title !== 'Settings');
  await closeAll(ada);
}

describe('announcements go', () => {
  const announce = async (app: TestApp, to: Record<string, Entry>, address: string, channel = 'leads') => {
    await save(app, to);
    await invite(app.slack.as('ada'), { addresses: address }, { channel });
    return app.slack.as('ada').seesMessage(`Ada Lovelace invited ${address}`);
  };

  const fixed = { 'Announcements go to': 'One channel, always the same', 'The fixed channel': 'random' };

  test('to the fixed channel, wherever the command was typed', async ({ app }) => {
    expect((await announce(app, fixed, 'fixed@acme.com')).channel).toBe('random');
  });

  test.for([
    ['is_archived', 'it is archived. Choose another in /wgw settings, or unarchive it.'],
    [
      'channel_not_found',
      'it does not exist any more, or became private. Choose another in /wgw settings, or invite wgw there if it became private.',
    ],
    ['not_in_channel', 'wgw may not post there. Choose another in /wgw settings, or invite wgw there.'],
    [
      'restricted_action_read_only_channel',
      'wgw may not post there. Choose another in /wgw settings, or invite wgw there.',
    ],
  ])(
    'to the inviter alone with the reason if the fixed channel answers %s',
    async ([error = '', why], { app }) => {
      app.slack.faults.next('chat.postMessage', { error });
      expect((await announce(app, fixed, `${error}@acme.com`, 'general')).onlyTo).toBe('ada');
      await allTasksDone(app);
      expect(app.slack.as('ada').directMessages.at(-1)?.text).toBe(
        `Whom you invited could not be announced in #random, the channel that your settings name: ${why}`,
      );
    },
  );

  test('elsewhere without an explanation if the settings do not name the channel', async ({ app }) => {
    app.slack.faults.next('chat.postMessage', { error: 'is_archived' });
    await announce(app, { 'Announcements go to': 'The channel of the command' }, 'typed@acme.com');
    await allTasksDone(app);
    const told = app.slack.as('ada').directMessages.map(({ text }) => text);
    expect(told.filter((text) => text.includes('not be announced in #leads'))).toEqual([]);
  });

  test('elsewhere once the settings say so, which forgets the fixed channel', async ({ app }) => {
    await save(app, fixed);
    await save(app, { 'Announcements go to': 'The inviter alone' });
    expect(await app.database.prisma.organization.findFirst()).toMatchObject({
      announceTo: 'INVITER',
      announceChannelId: null,
    });
  });

  test('to the inviter alone', async ({ app }) => {
    const { onlyTo } = await announce(app, { 'Announcements go to': 'The inviter alone' }, 'alone@acme.com');
    expect(onlyTo).toBe('ada');
    expect(app.slack.messages('leads').filter(({ text }) => text.includes('alone@acme.com'))).toEqual([]);
  });

  test('to the channel of the command again', async ({ app }) => {
    const to = { 'Announcements go to': 'The channel of the command' };
    expect((await announce(app, to, 'again@acme.com')).channel).toBe('leads');
  });
});
