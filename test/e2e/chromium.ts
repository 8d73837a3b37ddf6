import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { LaunchOptions } from 'playwright-core';

/** How to start the browser, and with which libraries and fonts. */
export type Chromium = Required<Pick<LaunchOptions, 'executablePath' | 'args' | 'env'>>;

/**
 * Unpacks the Chromium that comes with the packages into a folder; it needs no other library, and no font, of the
 * machine. `CHROMIUM` names another, for platforms that the package has none for.
 */
export async function unpackChromium(folder: string): Promise<Chromium> {
  const env = { PATH: process.env.PATH ?? '', HOME: folder, TMPDIR: folder };
  const args = [
    '--no-sandbox',
    '--font-render-hinting=none',
    '--disable-background-networking',
    '--disable-gpu',
  ];
  const given = process.env.CHROMIUM;
  if (given) return { executablePath: given, args, env };
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('There is no packaged Chromium for this platform: name one in the variable CHROMIUM.');
  }

  await mkdir(folder, { recursive: true });
  // In a process of its own: the package unpacks into the folder for temporary files, its libraries only where it
  // takes the machine for AWS Lambda.
  await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', "await (await import('@sparticuz/chromium')).default.executablePath()"],
    { env: { ...env, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' }, cwd: import.meta.dirname },
  );
  const fonts = path.join(folder, 'fonts.conf');
  await writeFile(fonts, fontConfiguration(folder));
  return {
    executablePath: path.join(folder, 'chromium'),
    args,
    env: { ...env, LD_LIBRARY_PATH: path.join(folder, 'al2023', 'lib'), FONTCONFIG_FILE: fonts },
  };
}

/** Open Sans from the package, and what the machine has for the letters that it lacks. */
function fontConfiguration(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
  <match target="pattern"><edit name="family" mode="append_last"><string>Open Sans</string></edit></match>
</fontconfig>
`;
}
