import type { Frame, Page } from 'playwright-core';
import { expect } from 'vitest';
import { accessibilityProblems, sidewaysScroll } from './accessibility.ts';
import { takePicture } from './browser-test.ts';

const screens = [
  { width: 320, colorScheme: 'light' },
  { width: 320, colorScheme: 'dark' },
  { width: 800, colorScheme: 'light' },
  { width: 800, colorScheme: 'dark' },
] as const;

// The mail client around an email has the landmarks.
const partOfPage = { without: ['landmark-one-main', 'region'] };

/** The background colour of an email. Undefined if the frame does not exist yet. */
export async function cardColour(frame: Frame | null): Promise<string | undefined> {
  return frame?.evaluate(
    "getComputedStyle(document.querySelector('.card') ?? document.body).backgroundColor",
  );
}

/** Checks the email on the page and takes pictures: on a phone and a desktop, light and dark. */
export async function expectEmailFits(page: Page, name: string): Promise<void> {
  for (const { width, colorScheme } of screens) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    const title = `${name} ${width} ${colorScheme}`;
    await takePicture(page, title);
    expect(await accessibilityProblems(page, partOfPage), title).toEqual([]);
    expect(await sidewaysScroll(page), title).toBe(0);
    const painted = colorScheme === 'dark' ? 'rgb(22, 27, 34)' : 'rgb(255, 255, 255)';
    expect(await cardColour(page.mainFrame()), title).toBe(painted);
  }
}
