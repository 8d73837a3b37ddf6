import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core';
import { test as base, expect, inject } from 'vitest';
import { startPageServer } from '../sandbox/server/page-server.ts';
import { type Sandbox, startSandbox } from '../sandbox/start.ts';
import { createTestDatabase } from '../support/database.ts';
import { makeFolder } from '../support/folder.ts';
import { accessibilityProblems } from './accessibility.ts';

/** The sandbox and the URL of its page. */
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

/** Opens a page in a new browser context. */
export type Open = (options?: BrowserContextOptions) => Promise<Page>;

export const desktop: BrowserContextOptions = { viewport: { width: 1440, height: 900 } };
export const phone: BrowserContextOptions = {
  viewport: { width: 360, height: 740 },
  isMobile: true,
  hasTouch: true,
};

// Ends a wait for something that never happens. It does not measure speed.
const TIMEOUT_MS = 60_000;

function openSandboxPages({ browser }: { browser: Browser }, { onCleanup }: OnCleanup): Open {
  return openWith(browser, onCleanup, () => true);
}

function openWebPages({ browser }: { browser: Browser }, { onCleanup }: OnCleanup): Open {
  return openWith(browser, onCleanup, (message) => !/responded with a status of 4\d\d/.test(message));
}

function openWith(
  browser: Browser,
  onCleanup: OnCleanup['onCleanup'],
  isProblem: (message: string) => boolean,
): Open {
  const messages: string[] = [];
  const contexts: { close(): Promise<void> }[] = [];
  onCleanup(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    expect(messages.filter(isProblem), 'errors and warnings of the browser').toEqual([]);
  });
  return async (options = desktop) => {
    const context = await browser.newContext(options);
    contexts.push(context);
    context.setDefaultTimeout(TIMEOUT_MS);
    context.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) messages.push(message.text());
    });
    context.on('weberror', (error) => messages.push(String(error.error())));
    return context.newPage();
  };
}

/** A test with a browser. Each worker starts it once. */
const withBrowser = base.extend('browser', { scope: 'worker' }, launchBrowser);

/** A test with a browser and a sandbox for its file. It fails on any error or warning of the browser. */
export const test = withBrowser
  .extend('sandbox', { scope: 'file' }, startTestSandbox)
  .extend('open', openSandboxPages);

/** A test with a browser but no sandbox. Here the browser may report answers with a status of 4xx. */
export const webPageTest = withBrowser.extend('open', openWebPages);

/** Saves a screenshot in the folder `artifacts`, once all images have loaded. */
export async function takePicture(page: Page, name: string): Promise<void> {
  const folder = path.join(import.meta.dirname, 'artifacts');
  await mkdir(folder, { recursive: true });
  // Polls from here, because the page's content security policy does not allow it inside the page.
  const areLoaded = () => page.evaluate('[...document.images].every(({ complete }) => complete)');
  await expect.poll(areLoaded, { timeout: TIMEOUT_MS }).toBe(true);
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
}

/** The text field for messages in #general. */
export const composer = (page: Page): Locator => page.getByRole('textbox', { name: 'Message #general' });

/** The messages in the main pane. */
export const messageList = (page: Page): Locator => page.getByRole('log', { name: 'Messages' });

/** Types a message or a command in #general and sends it. */
export async function typeMessage(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await composer(page).press('Enter');
}

/** Switches the viewer of the page to another person. */
export async function switchTo(page: Page, who: string): Promise<void> {
  const person = page.getByRole('combobox', { name: 'You are' });
  const option = person.getByRole('option', { name: who });
  await option.waitFor({ state: 'attached' });
  await person.selectOption({ label: (await option.textContent()) ?? who });
  // Until then the page shows the previous person.
  await page.locator('.app[aria-busy=false]').waitFor();
}

/** Takes a picture and checks the accessibility of the page. */
export async function checkScreen(page: Page, name: string): Promise<void> {
  await takePicture(page, name);
  expect(await accessibilityProblems(page), name).toEqual([]);
}

/** Calls a method of Slack's Web API with the bot token. */
export async function callSlack({ slack }: TestSandbox, method: string, body: object): Promise<unknown> {
  const headers = { authorization: `Bearer ${slack.botToken}`, 'content-type': 'application/json' };
  const answer = await fetch(`${slack.apiUrl}${method}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  return answer.json();
}
