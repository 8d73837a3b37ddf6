import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cleanUpAfterThisProcess } from './orphans.ts';

/** A folder for every file that a run of the tests writes. */
export interface RunFolder {
  path: string;
  remove(): Promise<void>;
}

/** Makes it. However this process ends, the servers in it are stopped then and it is removed. */
export async function makeRunFolder(): Promise<RunFolder> {
  const folder = await mkdtemp(path.join(tmpdir(), 'wgw-test-'));
  cleanUpAfterThisProcess(folder);
  // Where root runs the tests, PostgreSQL's account passes through it to the programs in a folder of its own.
  await chmod(folder, 0o711);
  return { path: folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
