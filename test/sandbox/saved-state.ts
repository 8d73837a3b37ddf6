import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Logger } from '../../src/logger.ts';
import type { Mail } from '../simulator/sendgrid/mailbox.ts';
import type { ShownMessage } from '../simulator/slack/screen.ts';

/** What the simulated Slack and mailbox save for the next run. The app has its database for that. */
export interface SavedState {
  /** The URL of the app. The links in the emails begin with it. */
  appUrl: string;
  messages: readonly ShownMessage[];
  mails: readonly Mail[];
}

const FILE = 'outside.json';

const SAVE_AFTER_MS = 200;

/** Whether an earlier run completed its history and saved it. */
export async function hasSavedState(dataDir: string): Promise<boolean> {
  return (await readdir(dataDir)).includes(FILE);
}

export async function removeSavedState(dataDir: string): Promise<void> {
  await rm(path.join(dataDir, FILE), { force: true });
}

/** Reads the state of the last run. Its links lead to the current URL of the app. */
export async function readSavedState(dataDir: string, appUrl: string): Promise<SavedState> {
  const text = await readFile(path.join(dataDir, FILE), 'utf8');
  const saved = JSON.parse(text) as SavedState;
  return JSON.parse(text.replaceAll(saved.appUrl, appUrl)) as SavedState;
}

/** Writes the state atomically: a kill leaves the old file or the new one. */
export async function saveState(dataDir: string, state: SavedState): Promise<void> {
  const file = path.join(dataDir, FILE);
  await writeFile(`${file}.new`, JSON.stringify(state));
  await rename(`${file}.new`, file);
}

interface Saver {
  /** Saves now, and from now on soon after each change. */
  begin(sources: readonly { onChange(listener: () => void): void }[]): Promise<void>;
  /** Saves a last time and stops. */
  stop(): Promise<void>;
}

export function createSaver(save: () => Promise<void>, logger: Logger): Saver {
  let state: 'waiting' | 'saving' | 'stopped' = 'waiting';
  let timer: NodeJS.Timeout | undefined;
  let saving = Promise.resolve();
  const saveNow = () => {
    timer = undefined;
    saving = saving.then(save).catch((error: unknown) => {
      logger.error({ err: error }, 'The sandbox could not save its messages and emails');
    });
    return saving;
  };
  return {
    async begin(sources) {
      state = 'saving';
      const onChange = () => {
        if (state === 'saving') timer ??= setTimeout(saveNow, SAVE_AFTER_MS);
      };
      for (const source of sources) source.onChange(onChange);
      await saveNow();
    },
    async stop() {
      clearTimeout(timer);
      if (state === 'saving') await saveNow();
      state = 'stopped';
    },
  };
}
