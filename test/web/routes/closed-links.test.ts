import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startWebApp, type WebApp } from '../web-app.ts';
import { writeInvitation } from './write-invitation.ts';

let app: WebApp;

beforeAll(async () => {
  app = await startWebApp();
});
afterAll(() => app.close());

const invite = (invitation?: Parameters<typeof writeInvitation>[1]) =>
  writeInvitation(app.domain, invitation);

async function stateOf(id: string) {
  return (await app.domain.prisma.invitation.findUniqueOrThrow({ where: { id } })).state;
}

describe('a link that can no longer be used says why', () => {
  test.each([
    // The person who accepted is no longer a member.
    ['ACCEPTED', 'Invitation already used'],
    ['DECLINED', 'Invitation declined'],
    ['CANCELLED', 'Invitation cancelled'],
    ['UNDELIVERABLE', 'Invitation closed'],
    ['REPLACED', 'Invitation replaced by a newer one'],
  ] as const)('%s', async (state, words) => {
    const { token } = await invite({ state });
    const response = await app.get(`/invitations/${token}`);
    expect(response.status).toBe(410);
    expect(await response.text()).toContain(words);
  });

  test('after a resend', async () => {
    const { token, id } = await invite();
    await app.domain.prisma.invitation.update({ where: { id }, data: { version: 2 } });
    const response = await app.get(`/invitations/${token}`);
    expect(response.status).toBe(410);
    expect(await response.text()).toContain('Invitation replaced by a newer one');
    const newLink = await app.get(`/invitations/${app.domain.links.sign({ id, version: 2 })}`);
    expect(newLink.status).toBe(200);
  });

  test.each(['accept', 'decline'])('also in response to the form "%s"', async (action) => {
    const { token, id } = await invite({ state: 'CANCELLED' });
    const response = await app.submit(`/invitations/${token}/${action}`, { name: 'Grace' });
    expect(response.status).toBe(410);
    expect(await response.text()).toContain('Invitation cancelled');
    expect(await stateOf(id)).toBe('CANCELLED');
  });
});

describe('an invalid link', () => {
  test.each([
    ['cut short', (token: string) => token.slice(0, -1)],
    ['with one letter changed', (token: string) => (token.startsWith('A') ? 'B' : 'A') + token.slice(1)],
    ['made up', () => 'x'.repeat(64)],
    ['empty', () => ''],
    ['with a NUL', () => '%00'],
    ['very long', () => 'x'.repeat(8000)],
  ])('%s is answered with 404 on every route and reveals nothing', async (_what, change) => {
    const { token } = await invite();
    const path = `/invitations/${change(token)}`;
    const answers = await Promise.all([
      app.get(path),
      app.get(`${path}/joined`),
      app.submit(`${path}/accept`, { name: 'Grace' }),
      app.submit(`${path}/decline`),
    ]);
    for (const answer of answers) {
      expect(answer.status).toBe(404);
      const page = await answer.text();
      expect(page).toContain('This link is not valid');
      expect(page).toContain('help@wgw.example.com');
      expect(page).not.toContain('Acme');
    }
  });
});
