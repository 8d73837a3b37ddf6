import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { type InvitationEmail, invitationEmail } from '../../src/email/invitation-email.ts';
import { webPageTest as test } from './browser-test.ts';
import { expectEmailFits } from './email-appearance.ts';
import { borderSide, linesOf, visualOrder } from './visual-order.ts';

const english = {
  organizationName: 'Acme',
  organizationAbout: 'All that a coyote could need.',
  inviter: { name: 'Ada Lovelace', email: 'ada@acme.com' },
  invitee: 'grace@acme.com',
  role: 'MEMBER',
  note: 'Hi Grace!\nWe need your eye on this.',
  noteWriter: 'Ruth Lee',
  expiresAt: new Date('2026-11-29T10:15:00Z'),
  link: 'https://wgw.example.com/invitations/AbCdEfGhIjKlMnOpQrStUvWxYz0123456789AbCdEfGhIjKlMnOpQrStUvWxYz01',
} as const satisfies InvitationEmail;
const hebrew = {
  ...english,
  organizationName: 'אקמי (ת"א) 26!',
  organizationAbout: '26 פתרונות לזאב הערבות.',
  inviter: { name: 'דנה כהן', email: 'dana@acme.com' },
  note: 'שלום גרייס!\nSee you at 9:30.',
  noteWriter: 'רות לוי',
};
const arabic = {
  ...english,
  organizationName: 'شركة ٢٦',
  organizationAbout: '٢٦ حلاً.',
  inviter: { name: 'محمد علي', email: 'ali@acme.com' },
  note: 'أهلاً غريس!',
  noteWriter: 'سارة (٢)',
};
const mixed = {
  ...hebrew,
  organizationName: '26 אקמי',
  inviter: { name: 'Dana כהן', email: 'dana@acme.com' },
  noteWriter: 'Ruth לוי',
};

type EmailData = Omit<InvitationEmail, 'note' | 'organizationAbout'> & {
  note: string;
  organizationAbout: string;
};
const languages: Record<string, EmailData> = { english, hebrew, arabic, mixed };

/** The parts of a line in reading order. */
const inSubject = ({ inviter, organizationName }: EmailData) => [
  inviter.name,
  'invited you to join',
  organizationName,
  'on WeGotWork',
];
const inBody = ({ inviter, organizationName, organizationAbout, noteWriter }: EmailData) => [
  [inviter.name, '(', inviter.email, ')', 'invites you'],
  ['About', organizationName, ':', organizationAbout],
  [noteWriter, 'writes', ':'],
];

/** Removes the direction isolates (Unicode 6.3), which old programs ignore. */
const withoutIsolates = (text: string) => text.replace(/[\u2066-\u2069]/g, '');
const programs = [
  {
    program: 'a program that takes the direction from the first letter',
    dir: 'auto',
    read: (text: string) => text,
  },
  { program: 'a program that always writes from left to right', dir: 'ltr', read: (text: string) => text },
  { program: 'a program without support for isolates', dir: 'auto', read: withoutIsolates },
];

const withoutAuto = (html: string) => html.replaceAll(' dir="auto"', '');
const clients = [
  { client: 'a client that keeps everything', read: (html: string) => html },
  { client: 'a client without support for dir="auto"', read: withoutAuto },
  { client: 'a client without support for isolates', read: withoutIsolates },
  {
    client: 'a client without support for either',
    read: (html: string) => withoutIsolates(withoutAuto(html)),
  },
  {
    client: 'a client that removes direction marks',
    read: (html: string) => html.replace(/[\u200E\u2066-\u2069]/g, ''),
  },
  {
    client: 'a client in Hebrew',
    read: (html: string) => html.replace(/<html[^>]*>/, '<html lang="he" dir="rtl">'),
  },
];

describe.each(Object.entries(languages))('names in %s', (_language, data) => {
  const { subject, text, html } = invitationEmail(data);

  test('keep their position in the subject and the text part', async ({ open }) => {
    const page = await open();
    for (const { program, dir, read } of programs) {
      await showPlain(page, read(subject), dir);
      expect(await visualOrder(page, 'pre', inSubject(data)), program).toEqual(inSubject(data));
      await showPlain(page, read(text), dir);
      for (const line of inBody(data)) expect(await visualOrder(page, 'pre', line), program).toEqual(line);
    }
  });

  test('keep their position in the HTML part', async ({ open }) => {
    const page = await open();
    for (const { client, read } of clients) {
      await page.setContent(read(html));
      for (const line of [['Join', data.organizationName, 'on WeGotWork'], ...inBody(data)]) {
        expect(await visualOrder(page, '.card', line), client).toEqual(line);
      }
    }
  });
});

test('an email in Hebrew and English fits a phone and a desktop, light and dark', async ({ open }) => {
  const page = await open();
  await page.setContent(invitationEmail(hebrew).html);
  await expectEmailFits(page, 'email in Hebrew');
});

test('punctuation in a name stays with the name', async ({ open }) => {
  const page = await open();
  const { subject, text, html } = invitationEmail(hebrew);
  const seen = ['join', '!', 'אקמי', 'on WeGotWork'];
  for (const plain of [subject, text]) {
    await showPlain(page, plain, 'auto');
    expect(await visualOrder(page, 'pre', ['join', 'אקמי', '!', 'on WeGotWork'])).toEqual(seen);
  }
  await page.setContent(html);
  expect(await visualOrder(page, '.card', ['Join', 'אקמי', '!', 'on WeGotWork'])).toEqual([
    'Join',
    ...seen.slice(1),
  ]);
});

describe('the note', () => {
  test.for([
    { what: 'in English', data: english, side: 'left', directions: ['ltr', 'ltr'] },
    { what: 'in Hebrew and English', data: hebrew, side: 'right', directions: ['rtl', 'ltr'] },
    { what: 'in Arabic', data: arabic, side: 'right', directions: ['rtl'] },
  ])(
    '$what has its border where its text begins, and each line has its own direction',
    async (it, { open }) => {
      const page = await open();
      await page.setContent(invitationEmail(it.data).html);
      expect(await borderSide(page, '.note')).toBe(it.side);
      expect(await linesOf(page, '.note')).toEqual(
        it.directions.map((direction) => ({ direction, side: it.side })),
      );
      const firstLine = it.data.note.split('\n')[0] ?? '';
      const ordered = [firstLine.slice(0, -1), '!'];
      const seen = it.side === 'left' ? ordered : ordered.toReversed();
      expect(await visualOrder(page, '.note', ordered)).toEqual(seen);
    },
  );

  test('in the text part keeps its punctuation on each line', async ({ open }) => {
    const page = await open();
    const { text } = invitationEmail(hebrew);
    for (const dir of ['auto', 'ltr']) {
      await showPlain(page, text, dir);
      expect(await visualOrder(page, 'pre', ['> ', 'שלום', '!'])).toEqual(['> ', '!', 'שלום']);
      const second = ['See you', '9:30', '.'];
      expect(await visualOrder(page, 'pre', second)).toEqual(second);
    }
  });
});

/** Shows plain text. Each line is a paragraph for the Unicode bidirectional algorithm. */
async function showPlain(page: Page, text: string, dir: string): Promise<void> {
  const unicodeBidi = dir === 'auto' ? 'plaintext' : 'isolate';
  await page.setContent(`<!doctype html><pre dir="${dir}" style="unicode-bidi:${unicodeBidi}"></pre>`);
  await page.evaluate(`document.querySelector('pre').textContent = ${JSON.stringify(text)}`);
}
