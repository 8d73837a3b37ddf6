import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { makeRunFolder } from '../support/run-folder.ts';
import { type Chromium, unpackChromium } from './chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** How to start the browser. */
    chromium: Chromium;
  }
}

/** Unpacks the browser once for all browser tests. Returns the function that removes it. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = await makeRunFolder();
  provide('chromium', await unpackChromium(path.join(folder.path, 'chromium')));
  return folder.remove;
}
