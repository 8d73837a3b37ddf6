import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { freePort } from './ports.ts';
import { startPageServer } from './server/page-server.ts';

const PAGE_PORT = 4747;
const APP_PORT = 4748;

const say = (text: string) => process.stdout.write(`${text}\n`);
const { values } = parseArgs({ options: { fresh: { type: 'boolean', default: false } } });
const dataDir = path.resolve(
  process.env.DATA_DIR ?? fileURLToPath(new URL('../../.data/sandbox', import.meta.url)),
);

let stopping = false;
const page = await startPageServer(await freePort(PAGE_PORT));
say(`\n  The sandbox is at ${page.url}\n\n  Ctrl-C stops it.`);
const starting = start();
// SIGHUP comes when the terminal's window is closed; PostgreSQL would be left behind.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);

const sandbox = await starting.catch(async (error: Error) => {
  if (stopping) return undefined;
  say(`\n  The sandbox cannot start. ${error.message}`);
  await page.close();
  process.exit(1);
});
if (sandbox && !stopping) {
  await page.show(sandbox);
  say(`  Everything it keeps is in ${dataDir}; \`npm run sandbox -- --fresh\` starts over.`);
}

async function start() {
  // Loaded once the page is served, which is sooner so.
  const { startSandbox } = await import('./start.ts');
  return startSandbox({ dataDir, appPort: await freePort(APP_PORT), fresh: values.fresh });
}

/** Ctrl-C under npm sends the signal twice: once from the terminal, once from npm. */
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  say('\n  Stopping …');
  // What a start has under way is stopped, too; why it failed no longer matters.
  const started = await starting.catch(() => undefined);
  await Promise.all([page.close(), started?.stop()]);
  process.exit(0);
}
