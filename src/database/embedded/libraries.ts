import { readFile, symlink } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { errorCode } from './files.ts';

const symlinkList = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Creates the symbolic links between PostgreSQL's libraries. npm packages cannot contain links, so the package lists them
 * in pg-symlinks.json and creates them in an install script, which npm may not have run.
 *
 * @param native the package's folder `native`, or a copy of it.
 * @throws EACCES, EPERM or EROFS if a link is missing and the folder is not writable.
 */
export async function linkLibraries(native: string): Promise<void> {
  for (const { source, target } of await readSymlinkList(native)) {
    const link = path.join(native, path.relative('native', target));
    try {
      await symlink(path.relative(path.dirname(target), source), link);
    } catch (error) {
      // The kernel reports an existing file before it checks permissions.
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
