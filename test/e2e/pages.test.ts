import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { writeInvitation } from '../web/routes/write-invitation.ts';
import { startWebApp, type WebApp } from '../web/web-app.ts';
import { accessibilityProblems, sidewaysScroll } from './accessibility.ts';
import { phone, takePicture, webPageTest as test } from './browser-test.ts';
import { borderSide, linesOf, visualOrder } from './visual-order.ts';

let app: WebApp;

beforeAll(async () => {
  app = await startWebApp();
});
afterAll(() => app.close());

const screens = [
  { width: 320, colorScheme: 'light' },
  { width: 320, colorScheme: 'dark' },
  { width: 1280, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
] as const;

const longWord = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
const DAY_MS = 24 * 60 * 60 * 1000;

/** Opens the invitation page in each state. Resolves when the page is there. */
const states: Record<string, (page: Page) => Promise<unknown>> = {
  'open, with a note': (page) => visit(page, { note: `Welcome!\n${longWord}` }),
  'open, in Hebrew and English': async (page) => {
    await visitHebrew(page);
    const name = page.getByRole('textbox', { name: 'Your name' });
    await name.fill('רות לוי!');
  },
  'accepted just now': async (page) => {
    await visit(page);
    await page.getByRole('textbox', { name: 'Your name' }).fill('Grace Hopper');
    await page.getByRole('button', { name: 'Accept and join' }).click();
    await page.getByRole('heading', { name: 'You have joined' }).waitFor();
  },
  'declined just now': async (page) => {
    await visit(page);
    await page.getByText('Decline this invitation').click();
    await page.getByRole('button', { name: 'Decline the invitation' }).click();
    await page.getByRole('heading', { name: 'Invitation declined' }).waitFor();
  },
  'a name refused': async (page) => {
    await visit(page);
    await page.getByRole('textbox', { name: 'Your name' }).fill('!!!');
    await page.getByRole('button', { name: 'Accept and join' }).click();
    await page.getByText('This cannot be used as a name.').waitFor();
  },
  'accepted before': (page) => visit(page, { state: 'ACCEPTED' }),
  cancelled: (page) => visit(page, { state: 'CANCELLED' }),
  expired: (page) => visit(page, { expiresAt: new Date(app.domain.now().getTime() - DAY_MS) }),
  replaced: (page) => visit(page, { state: 'REPLACED' }),
  'a new link asked for just now': async (page) => {
    await visit(page, { state: 'CANCELLED' });
    await page.getByRole('button', { name: 'Ask for a new link' }).click();
    await page.getByRole('heading', { name: 'A new link is asked for' }).waitFor();
  },
  'a new link asked for before': (page) => visit(page, { state: 'CANCELLED', linkAskedAt: app.domain.now() }),
  'a new link asked for too often': (page) =>
    visit(page, { state: 'CANCELLED', linkAskedAt: new Date('2026-01-01'), linkAsks: 3 }),
  'open, with all unfolded': async (page) => {
    await visit(page);
    for (const summary of await page.locator('summary').all()) await summary.click();
  },
  undeliverable: (page) => visit(page, { state: 'UNDELIVERABLE' }),
  'not valid': (page) => page.goto(`${app.url}/invitations/cut-short`),
  'no page': (page) => page.goto(`${app.url}/nowhere`),
};

async function visit(page: Page, invitation: Parameters<typeof writeInvitation>[1] = {}): Promise<void> {
  const { token, organizationId } = await writeInvitation(app.domain, invitation);
  const data = { name: `Acme ${longWord}`, about: 'Everything that a coyote could need.' };
  await app.domain.prisma.organization.update({ where: { id: organizationId }, data });
  await page.goto(`${app.url}/invitations/${token}`);
}

const hebrew = { name: 'אקמי 26!', inviter: 'דנה כהן', note: 'שלום גרייס!\n\nSee you at 9:30.' };

async function visitHebrew(page: Page, state: 'PENDING' | 'CANCELLED' = 'PENDING'): Promise<void> {
  const { token, organizationId } = await writeInvitation(app.domain, { note: hebrew.note, state });
  const where = { id: organizationId };
  await app.domain.prisma.organization.update({ where, data: { name: hebrew.name } });
  await app.domain.prisma.member.updateMany({ where: { organizationId }, data: { name: hebrew.inviter } });
  await page.goto(`${app.url}/invitations/${token}`);
}

test('names and notes in Hebrew keep their position on the invitation page', async ({ open }) => {
  const page = await open();
  await visitHebrew(page);
  for (const [selector, line] of [
    ['h1', ['Join', hebrew.name, 'on WeGotWork']],
    ['main', [hebrew.inviter, '(', 'ada@acme.com', ')', 'invites you to join', hebrew.name]],
    ['figcaption', [hebrew.inviter, 'writes', ':']],
  ] as const) {
    expect(await visualOrder(page, selector, line)).toEqual(line);
  }
  expect(await borderSide(page, 'blockquote')).toBe('right');
  expect(await linesOf(page, 'blockquote')).toEqual([
    { direction: 'rtl', side: 'right' },
    { direction: 'ltr', side: 'right' },
  ]);
  await page.getByRole('textbox', { name: 'Your name' }).fill('רות לוי');
  expect(await page.evaluate("getComputedStyle(document.querySelector('#name')).direction")).toBe('rtl');
});

test('a note in English has its border on the left', async ({ open }) => {
  const page = await open();
  await visit(page, { note: 'Welcome!' });
  expect(await borderSide(page, 'blockquote')).toBe('left');
  expect(await linesOf(page, 'blockquote')).toEqual([{ direction: 'ltr', side: 'left' }]);
});

test('punctuation in a name stays with the name in the page title', async ({ open }) => {
  const page = await open();
  const title = async () => {
    const text = await page.title();
    await page.setContent(`<!doctype html><pre dir="auto">${text}</pre>`);
    return visualOrder(page, 'pre', ['אקמי', '!', 'WeGotWork']);
  };
  await visitHebrew(page);
  expect(await title()).toEqual(['!', 'אקמי', 'WeGotWork']);
  await visitHebrew(page, 'CANCELLED');
  expect(await title()).toEqual(['!', 'אקמי', 'WeGotWork']);
});

describe('the invitation page fits and is accessible on a phone and a desktop, light and dark', () => {
  test.for(Object.entries(states))('%s', async ([state, show], { open }) => {
    const page = await open();
    const origins = new Set<string>();
    page.on('request', (request) => origins.add(new URL(request.url()).origin));
    await show(page);
    for (const { width, colorScheme } of screens) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      const title = `page ${state} ${width} ${colorScheme}`;
      await takePicture(page, title);
      expect(await accessibilityProblems(page), title).toEqual([]);
      expect(await sidewaysScroll(page), title).toBe(0);
    }
    // The page loads nothing from other hosts.
    expect([...origins]).toEqual([app.url]);
  });
});

test('the browser can draw the icon, and the content security policy allows it', async ({ open }) => {
  const page = await open();
  await page.goto(`${app.url}/invitations/cut-short`);
  // A headless browser does not load the icon by itself.
  const width = await page.evaluate(`new Promise((resolve, reject) => {
    const icon = new Image();
    icon.onload = () => resolve(icon.naturalWidth);
    icon.onerror = () => reject(new Error('The icon was not loaded.'));
    icon.src = '/favicon.ico';
  })`);
  expect(width).toBe(48);
});

test('the button to accept is visible without scrolling, and the keyboard alone is enough', async ({
  open,
}) => {
  const page = await open({ ...phone, javaScriptEnabled: false });
  const { token } = await writeInvitation(app.domain, {});
  await page.goto(`${app.url}/invitations/${token}`);
  const button = page.getByRole('button', { name: 'Accept and join' });
  const { y = 0, height = 0 } = (await button.boundingBox()) ?? {};
  expect(y + height).toBeLessThanOrEqual(740);
  expect(height).toBeGreaterThanOrEqual(44);

  const name = page.getByRole('textbox', { name: 'Your name' });
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect.poll(() => name.evaluate('document.activeElement.id')).toBe('name');
  await page.keyboard.type('Grace Hopper');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'You have joined Acme' }).waitFor();
});
