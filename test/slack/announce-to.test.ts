import { describe, expect } from 'vitest';
import type { Entry } from '../simulator/slack/entry.ts';
import type { TestApp } from '../support/app.ts';
import { test } from '../support/shared-app.ts';
import { asMember, closeAll, invite } from './journey.ts';

/** Has invitations announced somewhere else. */
async function save(app: TestApp, to: Record<string, Entry>): Promise<void> {
  const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
  await ada.command('/wgw settings');
  await ada.seesModal(({ title }) => title === 'Settings');
  await ada.submit(to);
  // Saved, or as it was.
  await ada.seesModal(({ title }) => title !== 'Settings');
  await closeAll(ada);
}

describe('announcements go', () => {
  const announce = async (app: TestApp, to: Record<string, Entry>, address: string, channel = 'leads') => {
    await save(app, to);
    await invite(app.slack.as('ada'), { addresses: address }, { channel });
    return app.slack.as('ada').seesMessage(`Ada Lovelace invited ${address}`);
  };

  test('to the fixed channel, whatever channel the command was typed in', async ({ app }) => {
    const to = { 'Announcements go to': 'One channel, always the same', 'The fixed channel': 'random' };
    expect((await announce(app, to, 'fixed@acme.com')).channel).toBe('random');
  });

  test('to the inviter where the bot may not post in the fixed channel any more', async ({ app }) => {
    const to = { 'Announcements go to': 'One channel, always the same', 'The fixed channel': 'random' };
    app.slack.faults.next('chat.postMessage', { error: 'is_archived' });
    const { onlyTo } = await announce(app, to, 'archived@acme.com', 'general');
    expect(onlyTo).toBe('ada');
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
