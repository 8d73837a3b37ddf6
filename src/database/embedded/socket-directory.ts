import { chown, lstat, mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Account } from './account.ts';
import { errorCode } from './error-code.ts';

/** A socket's path takes at most 103 bytes on macOS and 107 on Linux; up to 26 are for the names below this folder. */
const MAX_PARENT_BYTES = 75;

/**
 * A folder for the server's socket that only its account and root may enter.
 *
 * @param earlier the folder of the server before, taken again where it is still private or gone.
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
    // Somebody else's by now, or in a temporary folder that is gone: a new one does as well.
    return undefined;
  }
}

/** A name that nobody else could have taken before. Root's TMPDIR may be a folder that the account may not enter. */
async function createNew(account: Account | undefined): Promise<string> {
  const parent = account || Buffer.byteLength(tmpdir()) > MAX_PARENT_BYTES ? '/tmp' : tmpdir();
  return mkdtemp(path.join(parent, 'wgw-'));
}
