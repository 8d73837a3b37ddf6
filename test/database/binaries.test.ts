import { execFileSync } from 'node:child_process';
import { chmod, cp, lstat, mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serverAccount } from '../../src/database/embedded/account.ts';
import { prepareBinaries } from '../../src/database/embedded/binaries.ts';
import { findPackagedPostgres, type PackagedPostgres } from '../../src/database/embedded/platform.ts';
import { makeFolder } from '../support/folder.ts';

const isRoot = process.geteuid?.() === 0;

/** Most of the package's files. The programs do not need them to print their version. */
const LEFT_OUT = ['share', 'lib/postgresql', 'lib/pkgconfig'];

let folder: string;
let copies: string;
/** PostgreSQL's package as npm unpacks it without install scripts. */
let packaged: PackagedPostgres;

async function versionOf(program: string): Promise<string> {
  const account = await serverAccount(folder);
  return execFileSync(program, ['--version'], { ...account, cwd: '/', encoding: 'utf8' });
}

describe("PostgreSQL's programs", () => {
  beforeEach(async () => {
    folder = await makeFolder();
    await chmod(folder, 0o755);
    copies = path.join(folder, 'copies');
    packaged = { version: '1.2.3', native: path.join(folder, 'project/native') };
    const { native } = await findPackagedPostgres();
    await cp(native, packaged.native, {
      recursive: true,
      filter: async (file) =>
        !LEFT_OUT.includes(path.relative(native, file)) && !(await lstat(file)).isSymbolicLink(),
    });
  });

  afterEach(async () => {
    execFileSync('chmod', ['-R', 'u+w', folder]);
    await rm(folder, { recursive: true });
  });

  it('run from the package after its libraries are linked', async () => {
    const account = await serverAccount(folder);
    const { initdb, postgres } = await prepareBinaries(packaged, { account, copies });
    expect(postgres).toBe(path.join(packaged.native, 'bin/postgres'));
    expect(await versionOf(initdb)).toMatch(/^initdb \(PostgreSQL\) 1\d/);
    expect((await lstat(path.join(packaged.native, 'lib/libpq.so.5'))).isSymbolicLink()).toBe(true);
  });

  it.runIf(isRoot)('run from a copy where their account may not enter the project', async () => {
    const account = await serverAccount(folder);
    await chmod(path.join(folder, 'project'), 0o700);
    const { initdb, postgres } = await prepareBinaries(packaged, { account, copies });
    expect(postgres).toBe(path.join(copies, 'postgres-1.2.3/bin/postgres'));
    expect(await versionOf(initdb)).toMatch(/^initdb \(PostgreSQL\) 1\d/);
  });

  it.runIf(!isRoot)('run from a copy where the package lacks links and cannot be written to', async () => {
    execFileSync('chmod', ['-R', 'a-w', path.join(folder, 'project')]);
    const { initdb, postgres } = await prepareBinaries(packaged, { account: undefined, copies });
    expect(postgres).toBe(path.join(copies, 'postgres-1.2.3/bin/postgres'));
    expect(await versionOf(initdb)).toMatch(/^initdb \(PostgreSQL\) 1\d/);
  });

  it.runIf(isRoot)('are copied once, however many start at once', async () => {
    const account = await serverAccount(folder);
    await chmod(path.join(folder, 'project'), 0o700);
    await Promise.all([
      prepareBinaries(packaged, { account, copies }),
      prepareBinaries(packaged, { account, copies }),
    ]);
    expect(await readdir(copies)).toEqual(['postgres-1.2.3']);
  });

  it('report that they do not run on this system', async () => {
    await rm(path.join(packaged.native, 'bin/postgres'));
    await mkdir(copies);
    await expect(prepareBinaries(packaged, { account: undefined, copies })).rejects.toThrow(
      /does not run on this system.*Set DATABASE_URL/,
    );
  });
});

describe('a platform without such a package', () => {
  it('gets an error that lists the supported platforms and the alternative', async () => {
    await expect(findPackagedPostgres('win32-x64')).rejects.toThrow(
      /does not run on win32-x64, only on Linux and macOS, x64 and arm64\. Set DATABASE_URL/,
    );
  });
});
