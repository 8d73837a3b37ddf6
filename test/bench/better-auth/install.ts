import { execFile } from 'node:child_process';
import { access } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const FOLDER = fileURLToPath(new URL('..', import.meta.url));

/**
 * Installs Better Auth from the npm registry into the folder of the bench, if it is not there yet.
 *
 * @throws if npm fails.
 */
export async function installBetterAuth(): Promise<void> {
  if (await exists(`${FOLDER}/node_modules/better-auth`)) return;
  const install = promisify(execFile)('npm', ['ci', '--no-audit', '--no-fund'], { cwd: FOLDER });
  await install.catch((cause: unknown) => {
    const problem = `Better Auth could not be installed from the npm registry into ${FOLDER}.`;
    const advice =
      'Check that the registry can be reached, or name the other rows: npm run bench -- help start';
    throw new Error(`${problem} ${advice}`, { cause });
  });
}

async function exists(path: string): Promise<boolean> {
  // If the folder exists but cannot be used, npm reports the problem.
  return access(path).then(
    () => true,
    () => false,
  );
}
