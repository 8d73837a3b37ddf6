import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Compiles src/ into dist/, which production runs. So the bench never measures an old build.
 *
 * @throws if the sources do not compile.
 */
export async function compile(): Promise<void> {
  const tsc = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url));
  await promisify(execFile)(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: ROOT }).catch(
    (error: Error & { stdout?: string }) => {
      throw new Error(`The sources do not compile:\n${error.stdout || error.message}`, { cause: error });
    },
  );
}
