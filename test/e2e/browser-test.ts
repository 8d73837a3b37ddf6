import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core';
import { test as base, expect, inject } from 'vitest';
import { startPageServer } from '../sandbox/server/page-server.ts';
import { type Sandbox, startSandbox } from '../sandbox/start.ts';
import { createTestDatabase } from '../support/database.ts';
import { makeFolder } from '../support/folder.ts';
import { accessibilityProblems } from './accessibility.ts';

/** The sandbox with its page. */
export interface TestSandbox extends Sandbox {
  url: string;
}

type OnCleanup = { onCleanup: (cleanUp: () => Promise<void>) => void };

// biome-ignore lint/correctness/noEmptyPattern: Vitest reads from it which fixtures are needed.
async function startTestSandbox({}: object, { onCleanup }: OnCleanup): Promise<TestSandbox> {
  const cleanUps: (() => Promise<void>)[] = [];
  onCleanup(async () => {
    for (const cleanUp of cleanUps.reverse()) await cleanUp();
  });
  const database = await createTestDatabase();
  cleanUps.push(database.close);
  const server = await startPageServer(0);
  cleanUps.push(server.close);
  const options = { dataDir: await makeFolder(), appPort: 0, databaseUrl: database.url };
  const sandbox = await startSandbox(options);
  cleanUps.push(sandbox.stop);
  await server.show(sandbox);
  cleanUps.push(async () => sandbox.slack.expectNoViolations());
  return { ...sandbox, url: server.url };
}

// biome-ignore lint/correctness/noEmptyPattern: Vitest reads from it which fixtures are needed.
async function launchBrowser({}: object, { onCleanup }: OnCleanup): Promise<Browser> {
  const browser = await chromium.launch(inject('chromium'));
  onCleanup(() => browser.close());
  return browser;
}

/** Opens a page for somebody with a screen of their own. */
export type Open = (options?: BrowserContextOptions) => Promise<Page>;

export const desktop: BrowserContextOptions = { viewport: { width: 1440, height: 900 } };
export const phone: BrowserContextOptions = {
  viewport: { width: 360, height: 740 },
  isMobile: true,
  hasTouch: true,
};

// A deadline for what never comes, not a measure of speed.
const PATIENCE_MS = 60_000;

function opener({ browser }: { browser: Browser }, { onCleanup }: OnCleanup): Open {
  return openWith(browser, onCleanup, () => true);
}

function openerOfPages({ browser }: { browser: Browser }, { onCleanup }: OnCleanup): Open {
  return openWith(browser, onCleanup, (trouble) => !/responded with a status of 4\d\d/.test(trouble));
}

function openWith(
  browser: Browser,
  onCleanup: OnCleanup['onCleanup'],
  counts: (trouble: string) => boolean,
): Open {
  const troubles: string[] = [];
  const contexts: { close(): Promise<void> }[] = [];
  onCleanup(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    expect(troubles.filter(counts), 'what the browser complained of').toEqual([]);
  });
  return async (options = desktop) => {
    const context = await browser.newContext(options);
    contexts.push(context);
    context.setDefaultTimeout(PATIENCE_MS);
    context.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) troubles.push(message.text());
    });
    context.on('weberror', (error) => troubles.push(String(error.error())));
    return context.newPage();
  };
}

/** A test with a browser, which each worker starts once. Its contexts share nothing. */
const withBrowser = base.extend('browser', { scope: 'worker' }, launchBrowser);

/** A test with the sandbox of its file. Nothing that the browser complains of is let pass. */
export const test = withBrowser.extend('sandbox', { scope: 'file' }, startTestSandbox).extend('open', opener);

/** The same without the sandbox. That a page is the answer to a refused request (4xx) is no complaint here. */
export const testOfPages = withBrowser.extend('open', openerOfPages);

/** Writes a picture of what a page shows, for whoever wants to see it. */
export async function takePicture(page: Page, name: string): Promise<void> {
  const folder = path.join(import.meta.dirname, 'artifacts');
  await mkdir(folder, { recursive: true });
  // A person waits until the avatars are there. Asked again and again from here: the page's policy lets nothing do so in it.
  const areThere = () => page.evaluate('[...document.images].every(({ complete }) => complete)');
  await expect.poll(areThere, { timeout: PATIENCE_MS }).toBe(true);
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
}

/** Where messages are typed in #general. */
export const composer = (page: Page): Locator => page.getByRole('textbox', { name: 'Message #general' });

/** The messages of where somebody is. */
export const room = (page: Page): Locator => page.getByRole('log', { name: 'Messages' });

/** Sends a message or a command. */
export async function type(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await composer(page).press('Enter');
}

/** Goes on as somebody else. */
export async function become(page: Page, who: string): Promise<void> {
  const person = page.getByRole('combobox', { name: 'You are' });
  const option = person.getByRole('option', { name: who });
  await option.waitFor({ state: 'attached' });
  await person.selectOption({ label: (await option.textContent()) ?? who });
  // Until then the page shows what somebody else sees.
  await page.locator('.app[aria-busy=false]').waitFor();
}

/** Takes a picture, in which axe-core must find nothing wrong. */
export async function look(page: Page, name: string): Promise<void> {
  await takePicture(page, name);
  expect(await accessibilityProblems(page), name).toEqual([]);
}

/** Calls a method of Slack as the bot, as the app would. */
export async function callSlack({ slack }: TestSandbox, method: string, body: object): Promise<unknown> {
  const headers = { authorization: `Bearer ${slack.botToken}`, 'content-type': 'application/json' };
  const answer = await fetch(`${slack.apiUrl}${method}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  return answer.json();
}
