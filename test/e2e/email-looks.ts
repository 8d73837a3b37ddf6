import type { Frame, Page } from 'playwright-core';
import { expect } from 'vitest';
import { accessibilityProblems, sidewaysScroll } from './accessibility.ts';
import { takePicture } from './browser-test.ts';

const looks = [
  { width: 320, colorScheme: 'light' },
  { width: 320, colorScheme: 'dark' },
  { width: 800, colorScheme: 'light' },
  { width: 800, colorScheme: 'dark' },
] as const;

// The mail client has the landmarks.
const partOfPage = { without: ['landmark-one-main', 'region'] };

/** The background colour of the card of an email; undefined as long as there is no frame. */
export async function cardColour(frame: Frame | null): Promise<string | undefined> {
  return frame?.evaluate(
    "getComputedStyle(document.querySelector('.card') ?? document.body).backgroundColor",
  );
}

/** Checks the email that a page shows, on a phone and a desktop, light and dark; takes a picture of each. */
export async function expectEmailFits(page: Page, name: string): Promise<void> {
  for (const { width, colorScheme } of looks) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    const look = `${name} ${width} ${colorScheme}`;
    await takePicture(page, look);
    expect(await accessibilityProblems(page, partOfPage), look).toEqual([]);
    expect(await sidewaysScroll(page), look).toBe(0);
    const painted = colorScheme === 'dark' ? 'rgb(22, 27, 34)' : 'rgb(255, 255, 255)';
    expect(await cardColour(page.mainFrame()), look).toBe(painted);
  }
}
