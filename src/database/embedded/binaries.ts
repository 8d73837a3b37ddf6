import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Account } from './account.ts';
import { errorCode, exists } from './files.ts';
import { linkLibraries } from './libraries.ts';
import type { PackagedPostgres } from './platform.ts';

const run = promisify(execFile);

const NOT_PERMITTED = ['EACCES', 'EPERM', 'EROFS'];

/** The paths of PostgreSQL's programs. */
export interface Binaries {
  initdb: string;
  postgres: string;
}

interface PrepareOptions {
  account: Account | undefined;
  /** The folder for a copy, if one is needed. Every account may enter it, unless the account is this process's own. */
  copies: string;
}

/**
 * Makes PostgreSQL's programs executable for the account: those in node_modules if possible, or else a copy.
 *
 * A copy is needed if the account may not enter the project's folder (a clone under /root), or if node_modules is read-only
 * and was installed without running install scripts.
 *
 * @throws if the programs do not run on this system.
 */
export async function prepareBinaries(
  { native, version }: PackagedPostgres,
  { account, copies }: PrepareOptions,
): Promise<Binaries> {
  if (await isUsable(native, account)) return programs(native);
  const copy = path.join(copies, `postgres-${version}`);
  if (!(await exists(copy))) {
    await mkdir(copies, { recursive: true });
    // The umask of this process may forbid it.
    if (account) await chmod(copies, 0o755);
    await copyBinaries(native, copy);
  }
  return programs(copy);
}

function programs(native: string): Binaries {
  return { initdb: path.join(native, 'bin/initdb'), postgres: path.join(native, 'bin/postgres') };
}

async function isUsable(native: string, account: Account | undefined): Promise<boolean> {
  try {
    await linkLibraries(native);
    await run(programs(native).postgres, ['--version'], { ...account, cwd: '/' });
    return true;
  } catch (error) {
    if (NOT_PERMITTED.includes(errorCode(error) ?? '')) return false;
    throw new Error(
      'The embedded PostgreSQL does not run on this system; its binaries are for Linux with glibc (not musl, which ' +
        'Alpine has) and for macOS. Set DATABASE_URL to a PostgreSQL 15 or newer.',
      { cause: error },
    );
  }
}

/** Copies to a folder beside the destination and renames it: of several starts at once, one wins and none sees half a copy. */
async function copyBinaries(native: string, destination: string): Promise<void> {
  const staging = await mkdtemp(`${destination}.new-`);
  try {
    await cp(native, staging, { recursive: true, verbatimSymlinks: true });
    // An install may be read-only, or readable by its owner alone.
    await run('chmod', ['-R', 'u=rwX,go=rX', staging]);
    await linkLibraries(staging);
    await rename(staging, destination);
  } catch (error) {
    await rm(staging, { recursive: true, force: true });
    if (!(await exists(destination))) throw error;
  }
}
