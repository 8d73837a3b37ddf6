import { describe, expect } from 'vitest';
import type { Modal } from '../../simulator/slack/shown.ts';
import { test } from '../../support/shared-app.ts';
import { openInvite } from '../steps.ts';

function entered(modal: Modal): Record<string, string[]> {
  return Object.fromEntries(modal.fields.map(({ label, entered }) => [label, entered]));
}

describe('the invite form', () => {
  test('asks for addresses, teammates, a role and a note, in this order', async ({ app }) => {
    const form = await openInvite(app.slack.as('ada'));
    expect(form.fields.map(({ label, optional }) => [label, optional])).toEqual([
      ['Email addresses', true],
      ['Teammates in Slack', true],
      ['Role', false],
      ['Personal note', true],
    ]);
    const [addresses, people, role] = form.fields;
    expect(addresses?.element).toMatchObject({ type: 'plain_text_input', multiline: true });
    expect(people?.element).toMatchObject({ type: 'multi_users_select' });
    expect(role).toMatchObject({ choices: ['Member', 'Administrator'], entered: ['Member'] });
  });

  test('recommends work addresses, to tell people first, and to check for typos', async ({ app }) => {
    const { text } = await openInvite(app.slack.as('ada'));
    expect(text).toMatch(/work addresses.*tell your teammates first.*check for typos/);
  });

  test.for<[typed: string, addresses: string[], people: string[], role: string]>([
    ['', [], [], 'Member'],
    ['grace@acme.com', ['grace@acme.com'], [], 'Member'],
    ['grace@acme.com administrator', ['grace@acme.com'], [], 'Administrator'],
    ['grace@acme.com, linus@acme.com Admin', ['grace@acme.com, linus@acme.com'], [], 'Administrator'],
    ['grace@acme.com MEMBER', ['grace@acme.com'], [], 'Member'],
    ['administrator', [], [], 'Administrator'],
    ['Ted Member &lt;ted@acme.com&gt;', ['Ted Member <ted@acme.com>'], [], 'Member'],
    ['member@acme.com', ['member@acme.com'], [], 'Member'],
    ['<mailto:grace@acme.com|grace@acme.com>', ['grace@acme.com'], [], 'Member'],
    [
      '<mailto:a@acme.com|a@acme.com> <mailto:b@acme.com|b@acme.com>',
      ['a@acme.com b@acme.com'],
      [],
      'Member',
    ],
    ['R&amp;D &lt;rd@acme.com&gt;', ['R&D <rd@acme.com>'], [], 'Member'],
  ])(
    'begins with the text typed after the command: %s',
    async ([typed, addresses, people, role], { app }) => {
      expect(entered(await openInvite(app.slack.as('ada'), typed))).toEqual({
        'Email addresses': addresses,
        'Teammates in Slack': people,
        Role: [role],
        'Personal note': [],
      });
    },
  );

  test('begins with the mentioned teammates, each once', async ({ app }) => {
    const [grace, linus] = [app.slack.as('grace').id, app.slack.as('linus').id];
    const typed = `<@${grace}|grace> ted@acme.com <@${linus}> <@${grace}> admin`;
    expect(entered(await openInvite(app.slack.as('ada'), typed))).toMatchObject({
      'Email addresses': ['ted@acme.com'],
      'Teammates in Slack': ['grace', 'linus'],
      Role: ['Administrator'],
    });
  });

  test('begins with as many addresses as the field holds, and says that there were more', async ({ app }) => {
    const typed = Array.from({ length: 200 }, (_, n) => `somebody.${n}@acme.com`);
    const form = await openInvite(app.slack.as('ada'), typed.join(' '));
    const kept = form.fields[0]?.entered[0]?.split(' ') ?? [];
    expect(kept.length).toBeGreaterThan(100);
    expect(kept).toEqual(typed.slice(0, kept.length));
    expect(form.text).toContain('more than the form holds');
  });

  test.for([
    ['administrator ted@acme.com', 'ted@acme.com', 'Administrator'],
    ['ted@acme.com as an administrator', 'ted@acme.com', 'Administrator'],
    ['ted@acme.com kim@acme.com as members', 'ted@acme.com kim@acme.com', 'Member'],
    ['ted@acme.com Admin', 'ted@acme.com', 'Administrator'],
  ])('takes the role from the words of "%s"', async ([typed = '', addresses, role], { app }) => {
    const form = await openInvite(app.slack.as('ada'), typed);
    expect(form.fields[0]?.entered).toEqual([addresses]);
    expect(form.fields[2]?.entered).toEqual([role]);
  });

  test('begins with as many people as the field holds, and says that there were more', async ({ app }) => {
    const mentions = Array.from({ length: 21 }, (_, n) => `<@U0000000${String(n).padStart(2, '0')}>`);
    const form = await openInvite(app.slack.as('ada'), mentions.join(' '));
    expect(form.fields[1]?.entered).toHaveLength(20);
    expect(form.text).toContain('more than the form holds');
  });

  test('opens in a private channel without the bot, and in a direct message', async ({ app }) => {
    for (const channel of ['secret', 'dm']) {
      expect((await openInvite(app.slack.as('ada'), '', { channel })).title).toBe('Invite to WeGotWork');
    }
  });
});
