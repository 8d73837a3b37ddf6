import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Logger } from '../../src/logger.ts';
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

const KEEP_AFTER_MS = 200;

/** Whether an earlier run told its history to the end, and kept it. */
export async function hasKept(dataDir: string): Promise<boolean> {
  return (await readdir(dataDir)).includes(FILE);
}

export async function removeKept(dataDir: string): Promise<void> {
  await rm(path.join(dataDir, FILE), { force: true });
}

/** What the last run kept, its links set to where the app is now. */
export async function readKept(dataDir: string, appUrl: string): Promise<Kept> {
  const text = await readFile(path.join(dataDir, FILE), 'utf8');
  const kept = JSON.parse(text) as Kept;
  return JSON.parse(text.replaceAll(kept.appUrl, appUrl)) as Kept;
}

/** Writes it in one step, so that a kill leaves the old or the new. */
export async function writeKept(dataDir: string, kept: Kept): Promise<void> {
  const file = path.join(dataDir, FILE);
  await writeFile(`${file}.new`, JSON.stringify(kept));
  await rename(`${file}.new`, file);
}

interface Keeper {
  /** Keeps what is there, and from now on what changes, soon after it did. */
  begin(sources: readonly { onChange(listener: () => void): void }[]): Promise<void>;
  /** Keeps what is there at last, and nothing any more. */
  stop(): Promise<void>;
}

export function createKeeper(keep: () => Promise<void>, logger: Logger): Keeper {
  let state: 'waiting' | 'keeping' | 'stopped' = 'waiting';
  let timer: NodeJS.Timeout | undefined;
  let keeping = Promise.resolve();
  const keepNext = () => {
    timer = undefined;
    keeping = keeping.then(keep).catch((error: unknown) => {
      logger.error({ err: error }, 'The sandbox could not keep its messages and emails');
    });
    return keeping;
  };
  return {
    async begin(sources) {
      state = 'keeping';
      const onChange = () => {
        if (state === 'keeping') timer ??= setTimeout(keepNext, KEEP_AFTER_MS);
      };
      for (const source of sources) source.onChange(onChange);
      await keepNext();
    },
    async stop() {
      clearTimeout(timer);
      if (state === 'keeping') await keepNext();
      state = 'stopped';
    },
  };
}
