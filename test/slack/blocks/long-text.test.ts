import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { boundsUnder } from '../../../src/domain/core/settings.ts';
import { memberHome } from '../../../src/slack/home/member-home.ts';
import { settingsModal } from '../../../src/slack/settings/settings-modal.ts';
import { checkHome, checkModal } from '../../simulator/slack/blocks/check.ts';
import { test as withApp } from '../../support/shared-app.ts';
import { asMember, change, openRoster } from '../steps.ts';

const smile = '😀';
/** Half of a character that takes two code units, as JSON escapes it. */
const HALF = /\\ud[89a-f]/i;

describe('a search for more characters than the field holds', () => {
  withApp.for([
    ['letters', 'x'.repeat(300)],
    ['a smile across the limit', `${'x'.repeat(253)}${smile}`],
    ['smiles', smile.repeat(200)],
  ])('is cut to the length of the field, and works: %s', async ([, words = ''], { app }) => {
    const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
    const roster = await openRoster(ada, words);
    const entered = roster.fields[0]?.entered[0] ?? '';
    expect(entered.length).toBeLessThanOrEqual(254);
    expect(words.startsWith(entered)).toBe(true);
    expect(JSON.stringify(entered)).not.toMatch(HALF);
    await change(ada, () => ada.click('show', { choose: 'Members' }));
    expect((await ada.submit({ words: 'ada' })).modal?.text).toContain('Ada Lovelace (you)');
  });
});

describe('an organization with a name of 80 characters, each two code units long,', () => {
  const name = `A${smile.repeat(79)}`;

  test('has a Home tab that Slack accepts', () => {
    const view = memberHome({
      actor: {
        memberId: randomUUID(),
        organizationId: randomUUID(),
        organizationName: name,
        name: 'Ada',
        email: 'ada@acme.com',
        role: 'MEMBER',
      },
      team: { members: 1, openInvitations: 0, newest: [] },
      invitations: [],
      hasMoreInvitations: false,
      requests: [],
      hasMoreRequests: false,
      publicUrl: 'https://wgw.test',
    });
    expect(checkHome(view)).toMatchObject({ ok: true });
    // The limit holds in code units and in characters.
    const [, header = ''] =
      /"header","text":\{"type":"plain_text","text":"([^"]*)"/.exec(JSON.stringify(view)) ?? [];
    expect(header.length).toBeGreaterThan(100);
    expect(header.length).toBeLessThanOrEqual(150);
    expect(JSON.stringify(view)).not.toMatch(HALF);
  });

  test('has settings that Slack accepts, without half a character', () => {
    const typed = {
      name,
      about: smile.repeat(200),
      announceTo: 'COMMAND_CHANNEL',
      announceChannelId: null,
      reminders: true,
      invitationDays: '7',
      allowedDomains: '',
      inviterLimit: '500',
      organizationLimit: '2000',
      addressLimit: '10',
    } as const;
    const view = settingsModal({
      typed,
      version: 1,
      savedChannelId: null,
      isFromHome: true,
      bounds: boundsUnder({ organization: 2_000 }),
    });
    expect(checkModal(view)).toMatchObject({ ok: true });
    expect(JSON.stringify(view)).not.toMatch(HALF);
  });
});
