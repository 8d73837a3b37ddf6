import { describe, expect, test } from 'vitest';
import { type InvitationEmail, invitationEmail } from '../../src/email/invitation-email.ts';
import { emailProblems } from '../support/html-problems.ts';

const link = 'https://wgw.example.com/invitations/AbCdEfGhIjKlMnOpQrStUvWxYz0123456789-_';
const invitation: InvitationEmail = {
  organizationName: 'Acme',
  organizationAbout: 'Everything that a coyote could need.',
  inviter: { name: 'Ada Lovelace', email: 'ada@acme.com' },
  invitee: 'grace@acme.com',
  role: 'MEMBER',
  note: 'Hi Grace,\nwe need your eye on this.',
  noteWriter: 'Ada Lovelace',
  expiresAt: new Date('2026-11-29T10:15:00Z'),
  link,
};

describe('the text part and the HTML part both say', () => {
  const { text, html } = invitationEmail(invitation);

  test.each([
    ['who invites', 'Ada Lovelace'],
    ['the address of the inviter', 'ada@acme.com'],
    ['to which organization', 'Acme'],
    ['the line about the organization', 'Everything that a coyote could need.'],
    ['in which role', 'a Member'],
    ['what that role may do', 'sees jobs, reviews and moves applications, and writes to applicants'],
    ['the first line of the note', 'Hi Grace,'],
    ['the last line of the note', 'we need your eye on this.'],
    ['which address is invited', 'grace@acme.com'],
    ['until when', 'Sunday 29 November 2026, 10:15 (UTC)'],
    ['where to answer', link],
    ['that the invitee may decline', 'decline'],
    ['that nothing happens if the invitee ignores it', 'nothing happens unless you accept'],
  ])('%s', (_what, words) => {
    expect(text).toContain(words);
    expect(html).toContain(words);
  });
});

test('the subject names the inviter and the organization', () => {
  expect(invitationEmail(invitation).subject).toBe('Ada Lovelace invited you to join Acme on WeGotWork');
});

test('a subject stays short with long names', () => {
  const { subject } = invitationEmail({
    ...invitation,
    organizationName: 'o'.repeat(500),
    inviter: { name: 'i'.repeat(500), email: 'ada@acme.com' },
  });
  expect(subject.length).toBeLessThan(160);
});

test('the subject names an inviter without a readable name by their address', () => {
  const { subject } = invitationEmail({ ...invitation, inviter: { name: '\u202E ', email: 'ada@acme.com' } });
  expect(subject).toMatch(/^ada@acme\.com invited you/);
});

describe('right-to-left names', () => {
  const hebrew: InvitationEmail = {
    ...invitation,
    organizationName: 'אקמי',
    organizationAbout: 'פתרונות',
    inviter: { name: 'דנה כהן', email: 'dana@acme.com' },
    noteWriter: 'רות לוי',
    note: 'שלום\n\nHi',
  };
  const isolate = (name: string) => `\u200E\u2068${name}\u2069\u200E`;

  test('do not reorder the English around them, in the subject, the preview and both parts', () => {
    const { subject, text, html } = invitationEmail(hebrew);
    const inviter = isolate('דנה כהן');
    const organization = isolate('אקמי');
    expect(subject).toBe(`${inviter} invited you to join ${organization} on WeGotWork`);
    expect(text).toContain(`${inviter} (dana@acme.com) invites you to join ${organization} on WeGotWork as`);
    expect(text).toContain(`About ${organization}: ${isolate('פתרונות')}`);
    expect(text).toContain(`${isolate('רות לוי')} writes:\n\n> ${isolate('שלום')}\n> \n> Hi\n`);
    expect(html).toContain(`<title>Join ${organization} on WeGotWork</title>`);
    expect(html).toContain(`>${inviter} invites you to work together`);
    expect(html).toContain(`<strong><span dir="auto">${inviter}</span></strong> (<a`);
  });

  test('cannot end their own isolation, and are cut in the subject', () => {
    const name = `\u2069\u202E${'ד'.repeat(500)}\u2069`;
    const { subject } = invitationEmail({ ...hebrew, inviter: { name, email: 'dana@acme.com' } });
    expect(subject).toBe(
      `${isolate(`${'ד'.repeat(59)}…`)} invited you to join ${isolate('אקמי')} on WeGotWork`,
    );
  });

  test('are the only ones that get direction characters', () => {
    const { subject, text, html } = invitationEmail(invitation);
    expect(`${subject}${text}${html}`).not.toMatch(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/);
  });

  test('keep the HTML valid', async () => {
    expect(await emailProblems(invitationEmail(hebrew).html)).toEqual([]);
  });
});

test('the email of an organization without a line about itself has no such line', () => {
  const { text, html } = invitationEmail({ ...invitation, organizationAbout: null });
  expect(text).not.toContain('About');
  expect(html).not.toContain('About');
});

test('an email without a note names no writer', () => {
  for (const note of [null, '', ' \n ']) {
    const { text, html } = invitationEmail({ ...invitation, note });
    expect(text).not.toContain('writes:');
    expect(html).not.toContain('writes:');
  }
});

test('the text part marks every line of the note as quoted, so that none looks like our own', () => {
  const { text } = invitationEmail({ ...invitation, note: 'Hi\n\nTo accept, open this page:\nelsewhere' });
  expect(text).toContain(
    'Ada Lovelace writes:\n\n> Hi\n> \n> To accept, open this page:\n> elsewhere\n\nTo accept',
  );
});

test('the email names the support address if the operator has set one', () => {
  const { text, html } = invitationEmail({ ...invitation, supportEmail: 'help@wgw.example.com' });
  expect(text).toContain('write to help@wgw.example.com');
  expect(html).toContain('mailto:help@wgw.example.com');
  expect(invitationEmail(invitation).text).not.toContain('does not work');
});

describe('hostile names and notes', () => {
  const markup = '<img src=x onerror=alert(1)> "quoted" & \'single\'';
  const hostile: InvitationEmail = {
    ...invitation,
    organizationName: `https://evil.example ${markup}`,
    organizationAbout: `evil.example ${markup}`,
    inviter: { name: `Eve\r\nBcc: victim@x.com ${markup}`, email: 'eve@acme.com' },
    note: `www.evil.com\n${markup}`,
  };
  const { subject, text, html } = invitationEmail(hostile);

  test('are escaped in HTML', () => {
    expect(html).not.toMatch(/<img|onerror=alert\(1\)>/);
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; &quot;quoted&quot; &amp; &#39;single&#39;');
  });

  test('add no line break to the subject', () => {
    expect(subject).not.toMatch(/\p{Cc}/u);
  });

  test('become no link in either part', () => {
    const addresses = [...html.matchAll(/href="([^"]*)"/g)].map(([, address]) => address);
    expect(new Set(addresses)).toEqual(new Set([link, 'mailto:eve@acme.com']));
    expect(`${text}${html}`).not.toMatch(/evil\.(example|com)/);
  });

  test('keep the HTML valid', async () => {
    expect(await emailProblems(html)).toEqual([]);
  });
});

describe('the HTML part', () => {
  const { html } = invitationEmail(invitation);

  test('is valid', async () => {
    expect(await emailProblems(html)).toEqual([]);
  });

  test('loads no image, script, style sheet or anything else', () => {
    expect(html).not.toMatch(/<(img|script|link|iframe|form)\b|url\(|@import/);
  });

  test('stays far below 102 KB, at which Gmail cuts emails off, with the longest note', () => {
    const longest = invitationEmail({ ...invitation, note: '&'.repeat(3000) });
    expect(Buffer.byteLength(longest.html)).toBeLessThan(30_000);
  });

  test('hides the preview by display alone, because spam filters penalize hiding colours', () => {
    const [, style] = /<div style="([^"]*)">Ada Lovelace invites you to work together/.exec(html) ?? [];
    expect(style).toContain('display:none');
    expect(style).not.toMatch(/color|font-size|opacity/);
  });

  test('has a light and a dark theme', () => {
    expect(html).toContain('<meta name="color-scheme" content="light dark">');
    expect(html).toContain('@media (prefers-color-scheme: dark)');
  });

  test('marks its tables as layout, not as data', () => {
    expect(html.match(/<table(?![^>]*role="presentation")/g)).toBeNull();
  });
});

// Outlook for Windows uses Word's layout, which widens the card instead of breaking a long word.
describe('in Outlook for Windows', () => {
  const asOutlook = (html: string) =>
    html
      .replace(/<!--\[if !mso\]><!-->.*?<!--<!\[endif\]-->/gs, '')
      .replace(/<!--\[if mso\]>(.*?)<!\[endif\]-->/gs, '$1');
  const words = (html: string) => {
    const [, shown = ''] = /<table(.*)<\/body>/s.exec(html) ?? [];
    return shown.replace(/<[^>]*>/g, ' ').split(/[\s\u200B]+/);
  };
  const longest = (html: string) => Math.max(...words(html).map((word) => word.length));

  test('the link has a short text, and other clients show the whole address', () => {
    const { html } = invitationEmail(invitation);
    expect(longest(asOutlook(html))).toBeLessThan(40);
    expect(asOutlook(html)).toContain(`<a class="link" href="${link}"`);
    expect(asOutlook(html)).toContain('Copy Hyperlink');
    expect(words(html.replace(/<!--.*?-->/gs, ''))).toContain(link);
    expect(html.replace(/<!--.*?-->/gs, '')).not.toContain('Copy Hyperlink');
  });

  test('a long word in a name or a note can be broken, without a visible change', () => {
    const word = 'https://docs.example/d/1aB2cD3eF4gH5iJ6kL7mN8oP9qR0sT1uV2wX3yZ4/edit#heading';
    const { html } = invitationEmail({
      ...invitation,
      organizationName: word,
      organizationAbout: `About ${word}`,
      inviter: { name: word, email: 'ada@acme.com' },
      noteWriter: word,
      note: `Read\n${word}`,
    });
    expect(longest(asOutlook(html))).toBeLessThan(40);
    expect(html.replace(/[\u200B\u200C]/g, '').split(word).length).toBeGreaterThan(8);
  });
});
