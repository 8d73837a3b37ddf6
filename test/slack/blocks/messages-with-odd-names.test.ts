import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  replacementAnswer,
  replacementMessage,
} from '../../../src/slack/account-replacements/replacement-message.ts';
import { type Message, messageOf } from '../../../src/slack/blocks/message.ts';
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
import { answerSentence, requestMessage } from '../../../src/slack/requests/request-message.ts';
import { deactivatedMemberMessage } from '../../../src/slack/team/deactivated-member-message.ts';
import { checkMessage } from '../../simulator/slack/blocks/check.ts';
import { addresses, expectNoMarkup, moment, names, requests } from './odd-names.ts';

const ids = { id: randomUUID(), organizationId: randomUUID(), inviterId: randomUUID() };
const administrator = { workspaceId: 'T0ACME', userId: 'U0ADA' };
// wgw checks addresses when they are typed. This one stands for an address that slipped through.
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

/** Slack accepts a message, and finds no markup in typed text or in the line for notifications. */
function expectHarmless(message: Message | undefined): void {
  if (message === undefined) return;
  expect(checkMessage(message)).toMatchObject({ ok: true });
  expectNoMarkup(message.blocks);
  expect(message.text).not.toMatch(/<|>|&(?!amp;|lt;|gt;)/);
}

describe.each(Object.entries(names))('with a name that is %s, these are harmless:', (_kind, name) => {
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
    'at most 200 characters of the answer of a mail server: %s',
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

  test.each([1, 20])('reminders of %i invitations, and the answer to their button', (count) => {
    const invitations = Array.from({ length: count }, () => invitation);
    for (const about of ['reminder', 'expiry'] as const) {
      for (const isInviter of [true, false]) {
        expectHarmless(reminderMessage({ ...invitation, invitations }, about, isInviter));
      }
    }
    expectHarmless(extendedMessage(invitations.map((each) => ({ ...each, status: 'open' }))));
  });

  test('the question about a deactivated member', () => {
    expectHarmless(deactivatedMemberMessage({ ...invitation, name, administrator }));
  });

  test('the outcome of a form, with the brackets of the sender escaped', () => {
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
    // It quotes as much of the typed text as it takes to find it again.
    expect(shown).not.toContain('y'.repeat(81));
  });

  test('the help for a command that does not exist', () => {
    expectHarmless({ text: 'help', blocks: helpBlocks(name) });
  });

  test.each([1, 20, 500])('the announcement of %i invitations of each status', (count) => {
    const invitations = Array.from({ length: count }, (_, n) => ({
      id: randomUUID(),
      version: 2_000_000_000,
      email: addresses[n % 2] ?? '',
      status: (['open', 'expired', 'undeliverable'] as const)[n % 3] ?? 'open',
      sentAt: moment,
      delivery: n % 2 === 0 ? null : ('BOUNCED' as const),
      deliveryReason: name,
    }));
    const message = announcementMessage({ inviterName: name, role: 'MEMBER', invitations }, 'x'.repeat(200));
    expect(checkMessage(message)).toMatchObject({ ok: true });
    expectNoMarkup(message.blocks);
    expect(message.text).not.toContain('<');
  });

  test.each(['PENDING', 'APPROVED', 'DECLINED', 'LAPSED'] as const)(
    'the question about a new account, and the answer: %s',
    (state) => {
      const replacement = {
        id: randomUUID(),
        workspaceId: 'T0ACME0001',
        member: { name, email: addresses[0] ?? '', role: 'ADMINISTRATOR' as const },
        organizationName: name,
        goneUserId: 'W0GONE',
        userId: 'W0NEW',
        userName: name,
        state,
        deciderName: name,
      };
      const message = replacementMessage(replacement);
      expect(checkMessage(message)).toMatchObject({ ok: true });
      expectNoMarkup(message.blocks);
      expect(message.text).not.toContain('<');
      expect(checkMessage(messageOf(replacementAnswer(replacement)))).toMatchObject({ ok: true });
    },
  );

  test.each([1, 3, 20])('the request about %i addresses, and the answer', (count) => {
    const message = requestMessage(requests(name, count));
    expect(checkMessage(message)).toMatchObject({ ok: true });
    expectNoMarkup(message.blocks);
    expect(message.text).not.toContain('<');
    for (const request of requests(name, 3)) {
      const sentence = answerSentence(request, 'already-invited');
      if (sentence !== undefined) expect(checkMessage(messageOf([sentence]))).toMatchObject({ ok: true });
    }
  });
});

describe('the parts of messages', () => {
  test('the address of WeGotWork is a link, even if it contains markup', () => {
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

  test('typed text shows no emoji', () => {
    expect(plain(':smile:')).toEqual({ type: 'plain_text', text: ':smile:', emoji: false });
  });

  test('lines fill a section up to its limit of 3,000 characters', () => {
    const lengths = (...lines: number[]) =>
      linesOfText(lines.map((length) => 'x'.repeat(length))).map((block) =>
        block.type === 'section' ? block.text?.text.length : undefined,
      );
    expect(lengths(1500, 1499)).toEqual([3000]);
    expect(lengths(1500, 1500)).toEqual([1500, 1500]);
    expect(lengths(3001)).toEqual([3000]);
  });

  test('an id is a mention, even if it contains markup', () => {
    expect(channelMention('C1><!channel')).toBe('<#C1&gt;&lt;!channel>');
    expect(userMention('U1><!channel')).toBe('<@U1&gt;&lt;!channel>');
    for (const problem of ['gone', 'archived', 'closed'] as const) {
      const message = closedChannelMessage('C1><!channel', problem);
      expect(checkMessage(message)).toMatchObject({ ok: true });
      expect(JSON.stringify(message)).not.toContain('<!channel');
    }
  });
});
