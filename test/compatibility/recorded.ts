import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { test as base, expect } from 'vitest';
import type { ShownMessage } from '../simulator/slack/screen.ts';
import type { WorkspaceSeed } from '../simulator/slack/seed.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { runOnServer } from '../support/test-server.ts';

const FOLDER = path.join(import.meta.dirname, 'recorded', '0.1.0');

/** What an earlier version put out into the world. See README.md. */
export interface Recording {
  readonly installation: {
    /** As in APP_SECRET. */
    readonly appSecret: string;
    readonly recordedAt: string;
    /** Paths of invitation links. */
    readonly links: { readonly today: string; readonly oldest: string };
  };
  readonly ids: Readonly<Record<'actions' | 'views' | 'messageShortcuts' | 'tasks', readonly string[]>>;
  readonly workspaces: readonly WorkspaceSeed[];
  readonly messages: readonly ShownMessage[];
  /** Stacks of modals, the visible one last, and Home tabs. */
  readonly views: Readonly<Record<string, object>>;
}

/** Reads the recorded files, except the database. */
export async function readRecording(): Promise<Recording> {
  const read = async (name: string) => JSON.parse(await readFile(path.join(FOLDER, `${name}.json`), 'utf8'));
  const [installation, ids, workspaces, messages, views] = await Promise.all(
    ['installation', 'ids', 'workspaces', 'messages', 'views'].map(read),
  );
  return { installation, ids, workspaces, messages, views };
}

interface StartOptions {
  /** How long after the recording the app's clock stands. */
  readonly minutes: number;
  /** Whether the recorded tasks are in the queue when the app starts, or queued by the earlier version then, or never. */
  readonly tasks: 'waiting' | 'queued by a replica' | 'none';
}

/**
 * A test on the recorded installation, which it shares with the others of its file. The app must not log an error, nor do
 * anything that Slack refuses.
 */
export function testOfRecording(options: StartOptions) {
  return base.extend('options', { scope: 'file' }, options).extend('app', { scope: 'file' }, startApp);
}

async function startApp(
  { options }: { options: StartOptions },
  { onCleanup }: { onCleanup: (cleanUp: () => Promise<void>) => void },
): Promise<TestApp> {
  const app = await startRecorded(options);
  onCleanup(async () => {
    await app.close();
    app.slack.expectNoViolations();
    const lines = app.logs().split('\n').filter(Boolean);
    expect(lines.filter((line) => JSON.parse(line).level >= ERROR)).toEqual([]);
  });
  return app;
}

/** pino's level for errors. */
const ERROR = 50;

/**
 * Starts today's app on the recorded database, under the recorded secret, beside a Slack that still shows the recorded
 * messages. The app has only the stored grants to call Slack with.
 */
async function startRecorded({ minutes, tasks }: StartOptions): Promise<TestApp> {
  const { installation, workspaces, messages } = await readRecording();
  const database = await createTestDatabase({ empty: true });
  await runOnServer(database.url, await readFile(path.join(FOLDER, 'database.sql'), 'utf8'));
  const queued = tasks === 'waiting' ? [] : await takeTasks(database);
  const app = await startTestApp({
    database,
    workspaces,
    messages,
    oauth: true,
    time: new Date(Date.parse(installation.recordedAt) + minutes * 60_000),
    config: { secrets: [Buffer.from(installation.appSecret, 'base64')] },
  });
  if (tasks === 'queued by a replica') await queueTasks(database, queued);
  return app;
}

interface QueuedTask {
  readonly task: string;
  readonly payload: object;
  readonly key: string | null;
  readonly maxAttempts: number;
}

/** Empties the queue. */
async function takeTasks({ pool }: TestDatabase): Promise<QueuedTask[]> {
  const { rows } = await pool.query<QueuedTask>(`
    WITH taken AS (DELETE FROM graphile_worker._private_jobs RETURNING *)
    SELECT identifier AS task, payload, key, max_attempts AS "maxAttempts"
    FROM taken JOIN graphile_worker._private_tasks AS kind ON kind.id = task_id ORDER BY taken.id`);
  return rows;
}

async function queueTasks({ pool }: TestDatabase, tasks: readonly QueuedTask[]): Promise<void> {
  for (const { task, payload, key, maxAttempts } of tasks) {
    await pool.query('SELECT graphile_worker.add_job($1, $2, job_key := $3, max_attempts := $4)', [
      task,
      JSON.stringify(payload),
      key,
      maxAttempts,
    ]);
  }
}
