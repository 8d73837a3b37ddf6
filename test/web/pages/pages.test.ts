import { describe, expect, test } from 'vitest';
import type { LinkedInvitation } from '../../../src/domain/invitations/lifecycle/find-by-link.ts';
import { closedInvitationPage } from '../../../src/web/pages/closed-invitation.ts';
import { errorPage } from '../../../src/web/pages/error.ts';
import { joinedPage } from '../../../src/web/pages/joined.ts';
import { linkNotValidPage } from '../../../src/web/pages/link-not-valid.ts';
import { newLinkAskedPage } from '../../../src/web/pages/new-link-asked.ts';
import { openInvitationPage } from '../../../src/web/pages/open-invitation.ts';
import { pageProblems } from '../../support/html-problems.ts';

const invitation: LinkedInvitation = {
  id: '0193a5b0-0000-7000-8000-000000000001',
  organizationId: '0193a5b0-0000-7000-8000-000000000002',
  status: 'open',
  isMember: true,
  linkVersion: 1,
  email: 'grace@acme.com',
  role: 'MEMBER',
  note: 'Hi Grace,\nwe need your eye on this.',
  noteWriter: 'Ada Lovelace',
  linkAskedAt: null,
  linkAsks: 0,
  expiresAt: new Date('2026-11-29T10:15:00Z'),
  organizationName: 'Acme',
  organizationAbout: 'Everything that a coyote could need.',
  inviter: { name: 'Ada Lovelace', email: 'ada@acme.com' },
};
const markup = `"><script>alert('&')</script>\u202E`;
const hostile: LinkedInvitation = {
  ...invitation,
  organizationName: `Org ${markup}`,
  organizationAbout: `About ${markup}`,
  inviter: { name: `Eve ${markup}`, email: 'eve@acme.com' },
  note: `Note ${markup}`,
  noteWriter: `Mallory ${markup}`,
};
const supportEmail = 'help@wgw.example.com';
const paths = {
  acceptPath: '/invitations/token/accept',
  declinePath: '/invitations/token/decline',
  supportEmail,
};
const contacts = {
  supportEmail,
  appUrl: 'https://wegotwork.example/?a=1&b=2',
  askPath: '/invitations/token/ask',
  now: new Date('2026-11-28T10:15:00Z'),
};
const statuses = ['accepted', 'declined', 'cancelled', 'expired', 'replaced', 'undeliverable'] as const;

function everyPage(of: LinkedInvitation): [string, string][] {
  return [
    ['open', openInvitationPage(of, paths)],
    [
      'open, without a note or a line about the organization',
      openInvitationPage({ ...of, note: null, organizationAbout: null }, paths),
    ],
    ['open, the name refused', openInvitationPage(of, { ...paths, refusedName: markup })],
    ['joined', joinedPage(of, contacts)],
    ...statuses.map((status): [string, string] => [
      status,
      closedInvitationPage({ ...of, status }, contacts),
    ]),
    ['link not valid', linkNotValidPage(contacts)],
    ['new link asked for', newLinkAskedPage(of, contacts)],
    ...[400, 404, 405, 408, 413, 415, 500, 503].map((status): [string, string] => [
      String(status),
      errorPage(status),
    ]),
  ];
}

describe.each(everyPage(invitation))('the page "%s"', (_name, page) => {
  test('is valid HTML and passes the accessibility rules a program can check', async () => {
    expect(await pageProblems(page)).toEqual([]);
  });

  test('has no script, loads nothing, and has no style that the policy would block', () => {
    expect(page).not.toMatch(/<script|<link|<img|<iframe| on\w+=| style=|url\(|@import/i);
  });

  test('has one heading and fits a phone', () => {
    expect(page.match(/<h1>/g)).toHaveLength(1);
    expect(page).toContain('<meta name="viewport" content="width=device-width, initial-scale=1">');
    expect(Buffer.byteLength(page)).toBeLessThan(30_000);
  });
});

describe.each(everyPage(hostile))('the page "%s" with hostile names', (_name, page) => {
  test('is still valid, with every name as text', async () => {
    expect(page).not.toContain('<script');
    expect(page).not.toContain('\u202E');
    expect(await pageProblems(page)).toEqual([]);
  });
});

describe('an open invitation', () => {
  const page = openInvitationPage(invitation, paths);

  test.each([
    ['the organization', '<bdi>Acme</bdi>'],
    ['the line about the organization', '<bdi>Everything that a coyote could need.</bdi>'],
    ['who invites', '<bdi>Ada Lovelace</bdi>'],
    ['the address of the inviter', 'href="mailto:ada@acme.com"'],
    [
      'the note with its lines',
      '<div dir="auto">Hi Grace,</div><div dir="auto">we need your eye on this.</div>',
    ],
    ['the invited address', '<dd>grace@acme.com</dd>'],
    [
      'the role and what it may do',
      'Member: sees jobs, reviews and moves applications, and writes to applicants',
    ],
    [
      'until when it is open, for people and programs',
      '<time datetime="2026-11-29T10:15:00.000Z">Sunday 29 November 2026, 10:15 (UTC)</time>',
    ],
    ['where to accept', '<form method="post" action="/invitations/token/accept">'],
    ['where to decline', '<form method="post" action="/invitations/token/decline">'],
    ['what happens next', 'You join at once, with grace@acme.com and the name above'],
    ['the support address', 'href="mailto:help@wgw.example.com"'],
  ])('shows %s', (_what, words) => {
    expect(page).toContain(words);
  });

  test('asks for a name and nothing else', () => {
    expect(page.match(/<(input|select|textarea)\b/g)).toEqual(['<input']);
    expect(page).toMatch(
      /<input id="name" name="name" type="text" dir="auto" autocomplete="name" required maxlength="100"/,
    );
  });

  test('says at the field why a name was refused, and keeps the typed text', () => {
    const refused = openInvitationPage(invitation, { ...paths, refusedName: '!!! "quoted"' });
    expect(refused).toContain('<title>Error: Join Acme – WeGotWork</title>');
    expect(refused).toContain('<p class="error" id="name-error">This cannot be used as a name.');
    expect(refused).toMatch(/aria-invalid="true" aria-describedby="name-error name-hint"/);
    expect(refused).toContain('value="!!! &quot;quoted&quot;"');
    expect(openInvitationPage(invitation, { ...paths, refusedName: ' ' })).toContain('Enter your name.');
  });
});

describe('a closed invitation says why, and what to do', () => {
  test.each([
    ['accepted', 'Invitation already accepted', 'There is nothing left to do here'],
    ['declined', 'Invitation declined', 'to invite you again'],
    ['cancelled', 'Invitation cancelled', 'If you think that is a mistake, ask'],
    ['expired', 'was open until <time datetime="2026-11-29T10:15:00.000Z">', 'to invite you again'],
    ['replaced', 'newer invitation', 'Look for the latest email'],
    ['undeliverable', 'did not arrive', 'to invite you again'],
  ] as const)('%s', (status, why, advice) => {
    const page = closedInvitationPage({ ...invitation, status }, contacts);
    expect(page).toContain(why);
    expect(page).toContain(advice);
    expect(page).toContain('<bdi>Ada Lovelace</bdi></strong> (<a href="mailto:ada@acme.com">');
    expect(page).toContain('<a href="mailto:help@wgw.example.com">');
  });

  test.each(statuses)('%s: and has a form that asks for a new link, unless it was accepted', (status) => {
    const forms = closedInvitationPage({ ...invitation, status }, contacts).match(/<form [^>]+>/g);
    const ask = ['<form method="post" action="/invitations/token/ask">'];
    expect(forms).toEqual(status === 'accepted' ? null : ask);
  });

  test.each([
    ['declined', true],
    ['replaced', true],
    ['cancelled', false],
    ['expired', false],
    ['undeliverable', false],
  ] as const)('%s: the button for a new link is secondary: %s', (status, isSecondary) => {
    const page = closedInvitationPage({ ...invitation, status }, contacts);
    const button = isSecondary ? '<button type="submit" class="secondary">' : '<button type="submit">';
    expect(page).toContain(`${button}Ask for a new link</button>`);
  });

  test('and that somebody asked for a new link within the last day', () => {
    const asked = {
      ...invitation,
      status: 'expired',
      linkAskedAt: new Date('2026-11-27T10:16:00Z'),
      linkAsks: 3,
    } as const;
    expect(closedInvitationPage(asked, contacts)).toContain('A new link has been asked for.');
    expect(closedInvitationPage(asked, contacts)).not.toContain('<form');
  });

  test('and that a new link was asked for too often, and whom to write to', () => {
    const linkAskedAt = new Date('2026-11-26T10:16:00Z');
    const twice = { ...invitation, status: 'expired', linkAskedAt, linkAsks: 2 } as const;
    expect(closedInvitationPage(twice, contacts)).toContain('Ask for a new link');
    const page = closedInvitationPage({ ...twice, linkAsks: 3 }, contacts);
    expect(page).toContain('A new link has been asked for three times');
    expect(page).toMatch(
      /To get one, write to .*<a href="mailto:ada@acme.com">ada@acme.com<\/a>\) yourself\./,
    );
    expect(page).not.toContain('<form');
  });
});

describe('the page after joining', () => {
  test('says what role the new member has, and what to do next', () => {
    const page = joinedPage(invitation, contacts);
    expect(page).toContain('<h1>You have joined <bdi>Acme</bdi></h1>');
    expect(page).toContain('a Member');
    expect(page).toContain('<code>/wgw help</code>');
    expect(page).toContain('<a class="button" href="https://wegotwork.example/?a=1&amp;b=2">');
  });

  test('has no link to WeGotWork if the operator has set none', () => {
    expect(joinedPage(invitation, { appUrl: undefined })).not.toContain('Open WeGotWork');
  });
});

test('the page for an invalid link names the support address only', () => {
  expect(linkNotValidPage(contacts)).toContain('help@wgw.example.com');
  expect(linkNotValidPage({ supportEmail: undefined })).not.toContain('mailto:');
});
