import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { LaunchOptions } from 'playwright-core';

/** How to start the browser, with its libraries and fonts. */
export type Chromium = Required<Pick<LaunchOptions, 'executablePath' | 'args' | 'env'>>;

/**
 * Unpacks the Chromium from the npm package into a folder. It needs no libraries or fonts of the machine. The variable
 * `CHROMIUM` names another browser, for platforms that the package does not support.
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
    throw new Error('The package has no Chromium for this platform. Name one in the variable CHROMIUM.');
  }

  await mkdir(folder, { recursive: true });
  // In a separate process with other variables: the package unpacks into TMPDIR, and unpacks its libraries only if it
  // seems to run on AWS Lambda.
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

/** Uses Open Sans from the package, and the machine's fonts for other characters. */
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
