import { readFile, symlink } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { errorCode } from './error-code.ts';

const symlinkList = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Makes the symbolic links that PostgreSQL's libraries need beside each other. npm packages cannot hold any, so the
 * package lists them in pg-symlinks.json and makes them in an install script, which npm may have been told not to run.
 *
 * @param native the package's folder of that name, or a copy of it.
 * @throws EACCES, EPERM or EROFS when a link is missing and the folder cannot be written to.
 */
export async function linkLibraries(native: string): Promise<void> {
  for (const { source, target } of await readSymlinkList(native)) {
    const link = path.join(native, path.relative('native', target));
    try {
      await symlink(path.relative(path.dirname(target), source), link);
    } catch (error) {
      // The kernel looks for an existing file before it looks at permissions.
      if (errorCode(error) !== 'EEXIST') throw error;
    }
  }
}

async function readSymlinkList(native: string): Promise<z.infer<typeof symlinkList>> {
  try {
    return symlinkList.parse(JSON.parse(await readFile(path.join(native, 'pg-symlinks.json'), 'utf8')));
  } catch (error) {
    // A package without links has no list.
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}
