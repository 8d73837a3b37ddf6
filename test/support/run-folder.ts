import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cleanUpAfterThisProcess } from './orphans.ts';

/** A folder for every file that a run of the tests writes. */
export interface RunFolder {
  path: string;
  remove(): Promise<void>;
}

/** Creates it. When this process ends in any way, the servers in it are stopped and it is removed. */
export async function makeRunFolder(): Promise<RunFolder> {
  const folder = await mkdtemp(path.join(tmpdir(), 'wgw-test-'));
  cleanUpAfterThisProcess(folder);
  // If root runs the tests, PostgreSQL's account has to pass through this folder to its programs.
  await chmod(folder, 0o711);
  return { path: folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
