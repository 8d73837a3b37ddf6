import { execFile } from 'node:child_process';
import { access } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const FOLDER = fileURLToPath(new URL('..', import.meta.url));

/**
 * Installs Better Auth from the npm registry into the bench's own folder, unless it is there.
 *
 * @throws when npm cannot.
 */
export async function installBetterAuth(): Promise<void> {
  if (await exists(`${FOLDER}/node_modules/better-auth`)) return;
  const install = promisify(execFile)('npm', ['ci', '--no-audit', '--no-fund'], { cwd: FOLDER });
  await install.catch((cause: unknown) => {
    const sentence = `Better Auth could not be installed from the npm registry into ${FOLDER}.`;
    const rest =
      'Check that the registry can be reached, or name the other rows: npm run bench -- help start';
    throw new Error(`${sentence} ${rest}`, { cause });
  });
}

async function exists(path: string): Promise<boolean> {
  // Whatever else stands in the way of the folder is for npm to say.
  return access(path).then(
    () => true,
    () => false,
  );
}
