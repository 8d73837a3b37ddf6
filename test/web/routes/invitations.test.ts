import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startWebApp, type WebApp } from '../web-app.ts';
import { writeInvitation } from './write-invitation.ts';

const WEEK = 7 * 24 * 60 * 60 * 1000;

let app: WebApp;

beforeAll(async () => {
  app = await startWebApp();
});
afterAll(() => app.close());

const invite = (invitation?: Parameters<typeof writeInvitation>[1]) =>
  writeInvitation(app.domain, invitation);

function members(organizationId: string) {
  const select = { name: true, email: true, role: true };
  return app.domain.prisma.member.findMany({ where: { organizationId, email: 'grace@acme.com' }, select });
}

async function stateOf(id: string) {
  return (await app.domain.prisma.invitation.findUniqueOrThrow({ where: { id } })).state;
}

describe('the page of an invitation', () => {
  test('changes nothing, even if it is loaded repeatedly or with HEAD', async () => {
    const { token, id } = await invite({ note: 'Welcome!' });
    const pages = [];
    for (const method of ['GET', 'HEAD', 'GET']) {
      const response = await app.get(`/invitations/${token}`, { method });
      expect(response.status).toBe(200);
      pages.push(await response.text());
    }
    expect(pages[0]).toContain('Join <bdi>Acme</bdi>');
    expect(pages[0]).toContain('Welcome!');
    expect(pages).toEqual([pages[0], '', pages[0]]);
    expect(await stateOf(id)).toBe('PENDING');
  });

  test('shows the line about the organization', async () => {
    const { token, organizationId } = await invite();
    const about = 'Everything that a coyote could need.';
    await app.domain.prisma.organization.update({ where: { id: organizationId }, data: { about } });
    expect(await (await app.get(`/invitations/${token}`)).text()).toContain(about);
  });

  test('accepts a query that mail clients append to links', async () => {
    const { token } = await invite();
    expect((await app.get(`/invitations/${token}?utm_source=mail`)).status).toBe(200);
  });

  test('accepts characters after the link that a mail client took for a part of it', async () => {
    const { token } = await invite();
    const ends = [
      '.',
      ')',
      '>',
      '%3E',
      ',',
      '"',
      '%22',
      "'",
      ']',
      ';',
      '!',
      '?',
      ':',
      '%20',
      '%0A',
      '%C2%A0',
      '%22%3E.',
    ];
    for (const end of ends) {
      const response = await app.get(`/invitations/${token}${end}`);
      expect(response.status, end).toBe(200);
      expect(await response.text()).toContain(`action="/invitations/${token}/accept"`);
    }
    expect((await app.get(`/invitations/${token}A`)).status).toBe(404);
    expect((await app.get(`/invitations/${token}-`)).status).toBe(404);
  });

  test('sets no cookie', async () => {
    const { token } = await invite();
    expect((await app.get(`/invitations/${token}`)).headers.getSetCookie()).toEqual([]);
  });
});

describe('accepting', () => {
  test('adds the member and redirects to a page that says so', async () => {
    const { token, organizationId } = await invite();
    const response = await app.submit(`/invitations/${token}/accept`, { name: ' Grace  Hopper ' });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe(`/invitations/${token}/joined`);
    expect(await members(organizationId)).toEqual([
      { name: 'Grace Hopper', email: 'grace@acme.com', role: 'MEMBER' },
    ]);

    const joined = await app.get(`/invitations/${token}/joined`);
    expect(joined.status).toBe(200);
    expect(await joined.text()).toContain('You have joined <bdi>Acme</bdi>');
  });

  test('works with characters after the link, and redirects to the clean one', async () => {
    const { token } = await invite();
    const response = await app.submit(`/invitations/${token}./accept`, { name: 'Grace Hopper' });
    expect(response.headers.get('location')).toBe(`/invitations/${token}/joined`);
    expect((await app.get(`/invitations/${token}%3E/joined`)).status).toBe(200);
  });

  test('twice has the same result as once', async () => {
    const { token, organizationId } = await invite();
    const answers = [];
    for (const name of ['Grace Hopper', 'Somebody Else']) {
      const response = await app.submit(`/invitations/${token}/accept`, { name });
      answers.push([response.status, response.headers.get('location')]);
    }
    expect(answers).toEqual([
      [303, `/invitations/${token}/joined`],
      [303, `/invitations/${token}/joined`],
    ]);
    expect(await members(organizationId)).toMatchObject([{ name: 'Grace Hopper' }]);
  });

  test('twenty times at once adds one member', async () => {
    const { token, organizationId } = await invite();
    const name = 'Grace Hopper';
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => app.submit(`/invitations/${token}/accept`, { name })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]));
    expect(await members(organizationId)).toHaveLength(1);
  });

  test('takes address and role from the invitation, and ignores those in the form', async () => {
    const { token, organizationId } = await invite();
    await app.submit(`/invitations/${token}/accept`, {
      name: 'Grace',
      email: 'eve@evil.com',
      role: 'ADMINISTRATOR',
    });
    expect(await members(organizationId)).toEqual([
      { name: 'Grace', email: 'grace@acme.com', role: 'MEMBER' },
    ]);
  });

  test.each([
    ['no name', ''],
    ['only spaces', '   '],
    ['only signs', '!?'],
    ['a name of 101 characters', 'x'.repeat(101)],
    ['a NUL', 'Grace\u0000'],
    ['a direction character', '\u202EGrace'],
  ])('with %s shows the form again and changes nothing', async (_what, name) => {
    const { token, id } = await invite();
    const response = await app.submit(`/invitations/${token}/accept`, { name });
    expect(response.status).toBe(422);
    const page = await response.text();
    expect(page).toContain('id="name-error"');
    expect(page).toContain(`action="/invitations/${token}/accept"`);
    expect(await stateOf(id)).toBe('PENDING');
  });

  test('without a form is refused as without a name', async () => {
    const { token } = await invite();
    expect((await app.get(`/invitations/${token}/accept`, { method: 'POST' })).status).toBe(422);
  });

  test('is refused after the expiry, and changes nothing', async () => {
    const { token, id } = await invite();
    app.wait(WEEK);
    const response = await app.submit(`/invitations/${token}/accept`, { name: 'Grace' });
    app.wait(-WEEK);
    expect(response.status).toBe(410);
    expect(await response.text()).toContain('Invitation expired');
    expect(await stateOf(id)).toBe('PENDING');
  });

  test('adds a member to the organization of the link only', async () => {
    const [one, other] = [await invite(), await invite({ role: 'ADMINISTRATOR' })];
    await app.submit(`/invitations/${one.token}/accept`, { name: 'Grace' });
    expect(await members(other.organizationId)).toEqual([]);
    expect(await stateOf(other.id)).toBe('PENDING');
  });
});

describe('the address of a form, loaded without its fields as a restored tab does', () => {
  test.each(['accept', 'decline', 'ask'])(
    '%s redirects to the invitation and changes nothing',
    async (action) => {
      const { token, id } = await invite();
      for (const method of ['GET', 'HEAD']) {
        const response = await app.get(`/invitations/${token}/${action}?from=mail`, { method });
        expect([response.status, response.headers.get('location')]).toEqual([303, `/invitations/${token}`]);
      }
      expect(await stateOf(id)).toBe('PENDING');
    },
  );

  test.each(['accept', 'decline', 'ask'])('%s accepts no other method', async (action) => {
    const { token, id } = await invite();
    for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      const response = await app.get(`/invitations/${token}/${action}`, { method });
      expect([method, response.status, response.headers.get('allow')]).toEqual([
        method,
        405,
        'GET, HEAD, POST',
      ]);
    }
    expect(await stateOf(id)).toBe('PENDING');
  });

  test('an invalid link never redirects to another site', async () => {
    for (const token of ['%2F%2Fevil.example', '%5C%5Cevil.example', 'https:%2F%2Fevil.example']) {
      const response = await app.get(`/invitations/${token}/accept`);
      const where = new URL(
        response.headers.get('location') ?? '',
        'https://wgw.example.com/invitations/x/accept',
      );
      expect([response.status, where.origin]).toEqual([303, 'https://wgw.example.com']);
    }
  });
});

test('the page after joining redirects to the invitation if nobody has joined', async () => {
  const { token } = await invite();
  const response = await app.get(`/invitations/${token}/joined`);
  expect([response.status, response.headers.get('location')]).toEqual([303, `/invitations/${token}`]);
});

describe('declining', () => {
  test('closes the invitation and redirects to a page that says so', async () => {
    const { token, id } = await invite();
    const response = await app.submit(`/invitations/${token}/decline`);
    const where = `/invitations/${token}/declined`;
    expect([response.status, response.headers.get('location')]).toEqual([303, where]);
    expect(await stateOf(id)).toBe('DECLINED');

    for (const [path, status] of [
      [where, 200],
      // The link itself shows a closed invitation from now on.
      [`/invitations/${token}`, 410],
    ] as const) {
      const page = await app.get(path);
      expect(page.status).toBe(status);
      expect(await page.text()).toContain('Invitation declined');
    }
  });

  test('has no page if nobody declined', async () => {
    const { token } = await invite();
    const response = await app.get(`/invitations/${token}/declined`);
    expect([response.status, response.headers.get('location')]).toEqual([303, `/invitations/${token}`]);
  });

  test('needs no form and no content type', async () => {
    const { token } = await invite();
    expect((await app.get(`/invitations/${token}/decline`, { method: 'POST' })).status).toBe(303);
  });

  test('does not undo an acceptance', async () => {
    const { token, id } = await invite();
    await app.submit(`/invitations/${token}/accept`, { name: 'Grace' });
    const response = await app.submit(`/invitations/${token}/decline`);
    expect(response.status).toBe(410);
    expect(await response.text()).toContain('already accepted');
    expect(await stateOf(id)).toBe('ACCEPTED');
  });
});
