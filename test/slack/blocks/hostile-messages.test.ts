import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Message } from '../../../src/slack/blocks/message.ts';
import { channelMention, linesOfText, plain, userMention } from '../../../src/slack/blocks/text.ts';
import { helpBlocks } from '../../../src/slack/commands.ts';
import {
  announcementMessage,
  closedChannelMessage,
} from '../../../src/slack/invitations/announcement-message.ts';
import { inviteeMessage } from '../../../src/slack/invitations/invitee-message.ts';
import { newLinkMessage } from '../../../src/slack/invitations/new-link-message.ts';
import { newsMessage } from '../../../src/slack/invitations/news-message.ts';
import { extendedMessage, reminderMessage } from '../../../src/slack/invitations/reminder-message.ts';
import { outcomesMessage } from '../../../src/slack/invite/outcomes.ts';
import { deactivatedMemberMessage } from '../../../src/slack/team/deactivated-member-message.ts';
import { checkMessage } from '../../simulator/slack/blocks/check.ts';
import { expectInert, names } from './hostile.ts';

const moment = new Date('2026-11-25T10:15:00Z');
const ids = { id: randomUUID(), organizationId: randomUUID(), inviterId: randomUUID() };
const administrator = { workspaceId: 'T0ACME', userId: 'U0ADA' };
// Addresses are checked long before: this one stands for one that is not.
const email = 'ted<!channel>@acme.com';
const answers = [
  'open',
  'expired',
  'accepted',
  'declined',
  'cancelled',
  'replaced',
  'undeliverable',
] as const;

/** Slack takes it, and reads nothing of what somebody typed for markup, in the line for notifications neither. */
function expectHarmless(message: Message | undefined): void {
  if (message === undefined) return;
  expect(checkMessage(message)).toMatchObject({ ok: true });
  expectInert(message.blocks);
  expect(message.text).not.toMatch(/<|>|&(?!amp;|lt;|gt;)/);
}

describe.each(Object.entries(names))('with a name that is %s, harmless are', (_kind, name) => {
  const invitation = {
    ...ids,
    version: 2_000_000_000,
    linkVersion: 2_000_000_000,
    email,
    role: 'ADMINISTRATOR' as const,
    organizationName: name.slice(0, 80),
    organizationAbout: name,
    inviter: { name, email },
    inviterName: name,
    note: name.repeat(5).slice(0, 500),
    noteWriter: name,
    expiresAt: moment,
    linkAskedAt: null,
    linkAsks: 0,
    delivery: null,
    deliveryReason: name,
    memberName: name,
  };

  test.each(answers)('messages about an invitation: %s', (status) => {
    for (const isMember of [true, false]) {
      expectHarmless(inviteeMessage({ ...invitation, status, isMember }));
    }
    expectHarmless(newLinkMessage({ ...invitation, status }));
    for (const isInviter of [true, false]) {
      for (const about of ['answer', 'refused', 'given-up'] as const) {
        expectHarmless(newsMessage({ ...invitation, status }, about, isInviter));
      }
    }
  });

  test.each(['BOUNCED', 'BLOCKED', 'SUPPRESSED', 'SPAM', 'DROPPED'] as const)(
    'what servers say of an email, of which no more than 200 characters are told: %s',
    (delivery) => {
      const deliveryReason = `${name}\n${'long '.repeat(1000)}`;
      const news = newsMessage({ ...invitation, status: 'open', delivery, deliveryReason }, 'delivery', true);
      expectHarmless(news);
      expect(news?.text.length).toBeLessThan(700);
      const sent = { ...invitation, status: 'open' as const, sentAt: moment, delivery, deliveryReason };
      const announced = announcementMessage({ inviterName: 'Ada', role: 'MEMBER', invitations: [sent] }, '');
      expectHarmless(announced);
      expect(JSON.stringify(announced).match(/long/g)?.length ?? 0).toBeLessThanOrEqual(40);
    },
  );

  test.each([1, 20])('reminders of %i invitations, and what became of them', (count) => {
    const invitations = Array.from({ length: count }, () => invitation);
    for (const about of ['reminder', 'expiry'] as const) {
      for (const isInviter of [true, false]) {
        expectHarmless(reminderMessage({ ...invitation, invitations }, about, isInviter));
      }
    }
    expectHarmless(extendedMessage(invitations.map((each) => ({ ...each, status: 'open' }))));
  });

  test('the question about somebody who left', () => {
    expectHarmless(deactivatedMemberMessage({ ...invitation, name, administrator }));
  });

  test('what became of a form, with the sender’s brackets escaped', () => {
    const message = outcomesMessage(
      [
        { outcome: 'invited', address: email },
        { outcome: 'already-invited', address: email },
        { typed: `<@U123> ${name}`, problem: 'malformed' },
        { typed: 'y'.repeat(5000), problem: 'too-long' },
        { name, reason: 'guest' },
      ],
      'Work & Co <invitations@wegotwork.test>',
    );
    expectHarmless(message);
    const shown = JSON.stringify(message);
    expect(shown).toContain('from Work &amp; Co &lt;invitations@wegotwork.test&gt;.');
    // What was typed is quoted as far as it takes to find it again.
    expect(shown).not.toContain('y'.repeat(81));
  });

  test('a command that does not exist', () => {
    expectHarmless({ text: 'help', blocks: helpBlocks(name) });
  });
});

describe('the parts of messages', () => {
  test('the address of WeGotWork is a link, whatever characters it holds', () => {
    const joined = inviteeMessage(
      {
        ...ids,
        linkVersion: 1,
        status: 'accepted',
        email,
        role: 'MEMBER',
        isMember: true,
        note: null,
        noteWriter: 'Ada',
        expiresAt: moment,
        linkAskedAt: null,
        linkAsks: 0,
        organizationName: 'Acme',
        organizationAbout: null,
        inviter: { name: 'Ada', email: 'ada@acme.com' },
      },
      'https://app.test/a&b>c',
    );
    expect(JSON.stringify(joined.blocks)).toContain('<https://app.test/a&amp;b&gt;c|Open WeGotWork>');
  });

  test('what somebody typed shows no emoji', () => {
    expect(plain(':smile:')).toEqual({ type: 'plain_text', text: ':smile:', emoji: false });
  });

  test('lines fill a section to its 3,000 characters, and no more', () => {
    const lengths = (...lines: number[]) =>
      linesOfText(lines.map((length) => 'x'.repeat(length))).map((block) =>
        block.type === 'section' ? block.text?.text.length : undefined,
      );
    expect(lengths(1500, 1499)).toEqual([3000]);
    expect(lengths(1500, 1500)).toEqual([1500, 1500]);
    expect(lengths(3001)).toEqual([3000]);
  });

  test('ids are mentions, whatever they hold', () => {
    expect(channelMention('C1><!channel')).toBe('<#C1&gt;&lt;!channel>');
    expect(userMention('U1><!channel')).toBe('<@U1&gt;&lt;!channel>');
    for (const problem of ['gone', 'archived', 'closed'] as const) {
      const message = closedChannelMessage('C1><!channel', problem);
      expect(checkMessage(message)).toMatchObject({ ok: true });
      expect(JSON.stringify(message)).not.toContain('<!channel');
    }
  });
});
