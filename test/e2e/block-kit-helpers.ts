import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { SlackRequest } from '../simulator/slack/app-client.ts';
import { accessibilityProblems } from './accessibility.ts';
import { callSlack, type TestSandbox } from './browser-test.ts';

/** Calls a method of Slack's Web API, which must succeed. */
export async function callSlackOk(sandbox: TestSandbox, method: string, body: object): Promise<void> {
  expect(await callSlack(sandbox, method, body)).toMatchObject({ ok: true });
}

/** Shows Ada a modal. With the HTTP request of an interaction in an open modal, shows it on top of that one. */
export function show(sandbox: TestSandbox, view: object, used?: SlackRequest): Promise<void> {
  const { body } = used ?? sandbox.slack.as('ada').commandRequest('/wgw help');
  const fields = Object.fromEntries(new URLSearchParams(body));
  const { trigger_id } = fields.payload === undefined ? fields : JSON.parse(fields.payload);
  return callSlackOk(sandbox, used === undefined ? 'views.open' : 'views.push', { trigger_id, view });
}

/** The payloads that Slack sent to the app for an action, given as in the traffic. Oldest first. */
// biome-ignore lint/suspicious/noExplicitAny: tests check payloads of many shapes.
export function requests({ traffic }: TestSandbox, what: string): any[] {
  return traffic.exchanges
    .filter((exchange) => exchange.what === what)
    .map(({ request }) => JSON.parse(new URLSearchParams(request).get('payload') ?? '{}'));
}

/** The actions that Slack sent to the app for an element. Oldest first. */
export function uses(sandbox: TestSandbox, action: string): Record<string, unknown>[] {
  return requests(sandbox, `clicking ${action}`).map(({ actions }) => actions[0]);
}

export const lastUse = (sandbox: TestSandbox, action: string) => uses(sandbox, action).at(-1);

/**
 * Waits until the app has refused these actions of unknown elements, and removes them from the violations.
 *
 * @param what names them as in the traffic, in alphabetical order.
 */
export async function expectRefused({ slack }: TestSandbox, ...what: string[]): Promise<void> {
  const refusals = what.map((name) => expect.stringContaining(`${name}: answered 400`));
  await expect.poll(() => slack.violations.toSorted()).toEqual(refusals);
  slack.violations.length = 0;
}

/** Checks the accessibility of the page, light and dark. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await accessibilityProblems(page), colorScheme).toEqual([]);
  }
}
