import { randomUUID } from 'node:crypto';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { userInfo } from 'node:os';
import path from 'node:path';
import type { Account } from './account.ts';
import { errorCode } from './error-code.ts';

/** The superuser of an embedded cluster, which has no password: the server asks the kernel which user connects. */
export const SUPERUSER = 'wgw';

/**
 * The name that the system has for the user of this process.
 *
 * @throws where it has none. PostgreSQL needs one to start, and to recognize who connects.
 */
export function ownUserName(): string {
  try {
    return userInfo().username;
  } catch (cause) {
    const uid = process.geteuid?.();
    throw new Error(
      `The embedded PostgreSQL does not run as a user without a name, and user ${uid} has none. ` +
        'Add the user to /etc/passwd, or set DATABASE_URL.',
      { cause },
    );
  }
}

interface Admitted {
  /** The name of the user that may connect, beside root. */
  readonly userName: string;
  /** Owns the cluster's files; absent where it is this process's user. */
  readonly account: Account | undefined;
}

/**
 * Lets one user of the system connect to the server on a cluster. As root, that keeps out other processes of the account
 * that the server runs as. A server that runs reads this when it is told to.
 */
export async function admitOnly(cluster: string, { userName, account }: Admitted): Promise<void> {
  const names = new Set([userName, 'root']);
  const files = {
    'pg_hba.conf': `local all ${SUPERUSER} peer map=${SUPERUSER}\n`,
    'pg_ident.conf': [...names].map((name) => `${SUPERUSER} ${quote(name)} ${SUPERUSER}\n`).join(''),
  };
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(cluster, name);
    if ((await readIfExists(file)) !== content) await replaceFile(file, content, account);
  }
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Never writes through a link that the account has put there: for root, that could lead anywhere. */
async function replaceFile(file: string, content: string, account: Account | undefined): Promise<void> {
  const temporary = `${file}.${randomUUID()}`;
  const handle = await open(temporary, 'wx', 0o600);
  try {
    await handle.writeFile(content);
    if (account) await handle.chown(account.uid, account.gid);
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
}

async function readIfExists(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    // Somebody removed it: it is written anew.
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
