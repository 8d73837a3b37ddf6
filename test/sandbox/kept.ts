import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Mail } from '../simulator/sendgrid/mailbox.ts';
import type { ShownMessage } from '../simulator/slack/screen.ts';

/** What the simulated Slack and mailbox keep from one run to the next; the app keeps its own in the database. */
export interface Kept {
  /** Where the app was reached: the links in the emails begin with it. */
  appUrl: string;
  messages: readonly ShownMessage[];
  mails: readonly Mail[];
}

const FILE = 'outside.json';

/** What the last run kept, its links set to where the app is now; `undefined` where there was none. */
export async function readKept(dataDir: string, appUrl: string): Promise<Kept | undefined> {
  const text = await readFile(path.join(dataDir, FILE), 'utf8').catch((error: NodeJS.ErrnoException) => {
    // The first run.
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const kept = JSON.parse(text) as Kept;
  return JSON.parse(text.replaceAll(kept.appUrl, appUrl)) as Kept;
}

/** Writes it in one step, so that a kill leaves the old or the new. */
export async function writeKept(dataDir: string, kept: Kept): Promise<void> {
  const file = path.join(dataDir, FILE);
  await writeFile(`${file}.new`, JSON.stringify(kept));
  await rename(`${file}.new`, file);
}
