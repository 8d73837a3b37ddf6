import { chown, lstat, mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Account } from './account.ts';
import { errorCode } from './files.ts';

/** A socket's path has at most 103 bytes on macOS and 107 on Linux. Up to 26 are for the names below this folder. */
const MAX_PARENT_BYTES = 75;

/**
 * Prepares a folder for the server's socket that only its account and root may enter.
 *
 * @param earlier the folder of the previous server. It is used again if it is still private, or if it is gone.
 */
export async function prepareSocketDirectory(
  account: Account | undefined,
  earlier: string | undefined,
): Promise<string> {
  if (earlier !== undefined && (await isPrivate(earlier, account))) return earlier;
  const directory = (earlier !== undefined && (await createAgain(earlier))) || (await createNew(account));
  if (account) await chown(directory, account.uid, account.gid);
  return directory;
}

async function isPrivate(directory: string, account: Account | undefined): Promise<boolean> {
  try {
    const status = await lstat(directory);
    const ownerUid = account?.uid ?? process.geteuid?.();
    return status.isDirectory() && status.uid === ownerUid && (status.mode & 0o077) === 0;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}

async function createAgain(directory: string): Promise<string | undefined> {
  try {
    await mkdir(directory, { mode: 0o700 });
    return directory;
  } catch {
    // Somebody else has taken the name, or its parent folder is gone: use a new folder.
    return undefined;
  }
}

/** The random name cannot be taken in advance. The account may not be allowed to enter root's TMPDIR, so use /tmp then. */
async function createNew(account: Account | undefined): Promise<string> {
  const parent = account || Buffer.byteLength(tmpdir()) > MAX_PARENT_BYTES ? '/tmp' : tmpdir();
  return mkdtemp(path.join(parent, 'wgw-'));
}
