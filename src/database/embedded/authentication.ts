import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { userInfo } from 'node:os';
import path from 'node:path';
import type { Account } from './account.ts';
import { readIfExists } from './files.ts';

/** The superuser of an embedded cluster. It has no password: the server asks the kernel which user connects. */
export const SUPERUSER = 'wgw';

/**
 * The system's name for the user of this process.
 *
 * @throws if the user has no name. PostgreSQL needs one to start, and to recognize who connects.
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

interface RestrictOptions {
  /** The only user that may connect, beside root. */
  readonly userName: string;
  /** The owner of the cluster's files. Absent: the user of this process. */
  readonly account: Account | undefined;
}

/**
 * Lets only one user of the system, and root, connect to the server on a cluster. If this process runs as root, that also
 * keeps out other processes of the account that runs the server. A running server has to reload its configuration.
 */
export async function restrictConnections(
  cluster: string,
  { userName, account }: RestrictOptions,
): Promise<void> {
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

/** Never writes through a symbolic link that the account may have put there: root could overwrite any file that way. */
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
