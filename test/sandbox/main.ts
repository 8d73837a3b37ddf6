import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { freePort } from './ports.ts';
import { startPageServer } from './server/page-server.ts';

const PAGE_PORT = 4747;
const APP_PORT = 4748;

// Whoever stops the process waits no longer.
const STOP_WITHIN_MS = 9_500;

const say = (text: string) => process.stdout.write(`${text}\n`);
const { values } = parseArgs({ options: { fresh: { type: 'boolean', default: false } } });
// A folder of its own: DATA_DIR may be that of the app in earnest.
const dataDir = path.resolve(
  process.env.DATA_DIR ?? fileURLToPath(new URL('../../.data', import.meta.url)),
  'sandbox',
);

let stopping = false;
const page = await startPageServer(await freePort(PAGE_PORT));
say(`\n  The sandbox is at ${page.url}\n\n  Ctrl-C stops it.`);
const starting = start();
// SIGHUP comes when the terminal's window is closed; PostgreSQL would be left behind.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);

try {
  await page.show(await starting);
  say(`  Everything it keeps is in ${dataDir}; \`npm run sandbox -- --fresh\` starts over.`);
} catch (error) {
  if (!stopping) {
    say(`\n  The sandbox cannot start. ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
    await stop();
  }
}

async function start() {
  // Loaded once the page is served, which is sooner so.
  const { startSandbox } = await import('./start.ts');
  return startSandbox({ dataDir, appPort: APP_PORT, fresh: values.fresh });
}

/** Ctrl-C under npm sends the signal twice: once from the terminal, once from npm. */
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  if (process.exitCode === undefined) say('\n  Stopping …');
  setTimeout(() => process.exit(), STOP_WITHIN_MS);
  // What a start has under way is stopped, too; why it failed is told elsewhere.
  const started = await starting.catch(() => undefined);
  await Promise.all([page.close(), started?.stop()]);
  process.exit();
}
