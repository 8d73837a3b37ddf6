import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { type InvitationEmail, invitationEmail } from '../../src/email/invitation-email.ts';
import { testOfPages as test } from './browser-test.ts';
import { expectEmailFits } from './email-looks.ts';
import { linesOf, ruledSide, visualOrder } from './visual-order.ts';

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

type Words = Omit<InvitationEmail, 'note' | 'organizationAbout'> & {
  note: string;
  organizationAbout: string;
};
const languages: Record<string, Words> = { english, hebrew, arabic, mixed };

/** What stands on one line, in the order in which it is to be read. */
const inSubject = ({ inviter, organizationName }: Words) => [
  inviter.name,
  'invited you to join',
  organizationName,
  'on WeGotWork',
];
const inBody = ({ inviter, organizationName, organizationAbout, noteWriter }: Words) => [
  [inviter.name, '(', inviter.email, ')', 'invites you'],
  ['About', organizationName, ':', organizationAbout],
  [noteWriter, 'writes', ':'],
];

/** As programs see it that know no isolates, which came with Unicode 6.3: they pass over them. */
const withoutIsolates = (text: string) => text.replace(/[\u2066-\u2069]/g, '');
const programs = [
  { program: 'that takes the direction from the first letter', dir: 'auto', read: (text: string) => text },
  { program: 'that runs from left to right', dir: 'ltr', read: (text: string) => text },
  { program: 'that knows no isolates', dir: 'auto', read: withoutIsolates },
];

const withoutAuto = (html: string) => html.replaceAll(' dir="auto"', '');
const clients = [
  { client: 'that keeps all', read: (html: string) => html },
  { client: 'that knows no dir="auto"', read: withoutAuto },
  { client: 'that knows no isolates', read: withoutIsolates },
  { client: 'that knows neither', read: (html: string) => withoutIsolates(withoutAuto(html)) },
  {
    client: 'that drops direction marks',
    read: (html: string) => html.replace(/[\u200E\u2066-\u2069]/g, ''),
  },
  { client: 'in Hebrew', read: (html: string) => html.replace(/<html[^>]*>/, '<html lang="he" dir="rtl">') },
];

describe.each(Object.entries(languages))('names in %s', (_language, words) => {
  const { subject, text, html } = invitationEmail(words);

  test('keep their places in the subject and the text part', async ({ open }) => {
    const page = await open();
    for (const { program, dir, read } of programs) {
      await showPlain(page, read(subject), dir);
      expect(await visualOrder(page, 'pre', inSubject(words)), program).toEqual(inSubject(words));
      await showPlain(page, read(text), dir);
      for (const line of inBody(words)) expect(await visualOrder(page, 'pre', line), program).toEqual(line);
    }
  });

  test('keep their places in the HTML part', async ({ open }) => {
    const page = await open();
    for (const { client, read } of clients) {
      await page.setContent(read(html));
      for (const line of [['Join', words.organizationName, 'on WeGotWork'], ...inBody(words)]) {
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

test('the punctuation of a name stays with it', async ({ open }) => {
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
    { what: 'in English', words: english, side: 'left', directions: ['ltr', 'ltr'] },
    { what: 'in Hebrew and English', words: hebrew, side: 'right', directions: ['rtl', 'ltr'] },
    { what: 'in Arabic', words: arabic, side: 'right', directions: ['rtl'] },
  ])('$what has its rule where it begins, and each line runs its own way', async (it, { open }) => {
    const page = await open();
    await page.setContent(invitationEmail(it.words).html);
    expect(await ruledSide(page, '.note')).toBe(it.side);
    expect(await linesOf(page, '.note')).toEqual(
      it.directions.map((direction) => ({ direction, side: it.side })),
    );
    const firstLine = it.words.note.split('\n')[0] ?? '';
    const ordered = [firstLine.slice(0, -1), '!'];
    const seen = it.side === 'left' ? ordered : ordered.toReversed();
    expect(await visualOrder(page, '.note', ordered)).toEqual(seen);
  });

  test('quoted in the text part keeps its punctuation, line by line', async ({ open }) => {
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

/** Shows lines of plain text, each of which is a paragraph to the algorithm. */
async function showPlain(page: Page, text: string, dir: string): Promise<void> {
  const unicodeBidi = dir === 'auto' ? 'plaintext' : 'isolate';
  await page.setContent(`<!doctype html><pre dir="${dir}" style="unicode-bidi:${unicodeBidi}"></pre>`);
  await page.evaluate(`document.querySelector('pre').textContent = ${JSON.stringify(text)}`);
}
