import { readFile, stat } from 'node:fs/promises';
import { errorCode } from './files.ts';

/** An operating system account that runs the server instead of root. */
export interface Account {
  uid: number;
  gid: number;
}

/**
 * Finds the account to run the server. PostgreSQL refuses to run as root, and as a uid without an entry in the passwd file.
 *
 * @returns the owner of an existing cluster, or else `postgres` or `nobody`; `undefined` if this process is not root and
 *   runs the server as itself.
 * @throws if another user owns the cluster, or if root finds no account.
 */
export async function serverAccount(cluster: string): Promise<Account | undefined> {
  const ownUid = process.geteuid?.();
  const owner = await ownerOf(cluster);
  if (ownUid !== 0) {
    if (owner === undefined || owner === ownUid) return undefined;
    throw new Error(
      `The database files in ${cluster} belong to another user (uid ${owner}). ` +
        'Start as that user or as root, or set DATA_DIR to a folder of your own.',
    );
  }
  if (process.platform !== 'linux') {
    throw new Error(
      'Root can run the embedded PostgreSQL on Linux only. Start as another user, or set DATABASE_URL.',
    );
  }
  const accounts = parsePasswd(await readFile('/etc/passwd', 'utf8'));
  const account =
    accounts.find(({ uid }) => uid === owner && uid !== 0) ??
    accounts.find(({ name }) => name === 'postgres') ??
    accounts.find(({ name }) => name === 'nobody');
  if (account) return { uid: account.uid, gid: account.gid };
  throw new Error(
    'PostgreSQL does not run as root, and /etc/passwd lists neither "postgres" nor "nobody" to run it instead. ' +
      'Start as another user, or set DATABASE_URL.',
  );
}

async function ownerOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).uid;
  } catch (error) {
    // The folder does not exist before the first start.
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function parsePasswd(passwd: string): (Account & { name: string })[] {
  return passwd.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
  });
}
