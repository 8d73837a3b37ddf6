import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { freePort } from './ports.ts';
import { startPageServer } from './server/page-server.ts';

const PAGE_PORT = 4747;
const APP_PORT = 4748;

// After this the process exits, even if a part has not stopped.
const STOP_WITHIN_MS = 9_500;

const say = (text: string) => process.stdout.write(`${text}\n`);
const { values } = parseArgs({ options: { fresh: { type: 'boolean', default: false } } });
// A separate folder: DATA_DIR may be the one of a real app.
const dataDir = path.resolve(
  process.env.DATA_DIR ?? fileURLToPath(new URL('../../.data', import.meta.url)),
  'sandbox',
);

let stopping = false;
const page = await startPageServer(await freePort(PAGE_PORT));
say(`\n  The sandbox is at ${page.url}\n\n  Ctrl-C stops it.`);
const starting = start();
// SIGHUP arrives when the terminal window closes. Without a handler, PostgreSQL would keep running.
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
  // Imported late, so that the page is served sooner.
  const { startSandbox } = await import('./start.ts');
  return startSandbox({ dataDir, appPort: APP_PORT, fresh: values.fresh });
}

/** Stops everything once. Ctrl-C under npm sends the signal twice: once from the terminal, once from npm. */
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  if (process.exitCode === undefined) say('\n  Stopping …');
  setTimeout(() => process.exit(), STOP_WITHIN_MS);
  // Also stops a sandbox that is still starting. The code above reports a failed start.
  const started = await starting.catch(() => undefined);
  await Promise.all([page.close(), started?.stop()]);
  process.exit();
}
