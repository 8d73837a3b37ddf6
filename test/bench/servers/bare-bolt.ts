import { fileURLToPath } from 'node:url';
import { type ServerProcess, startServerProcess } from './server-process.ts';
import { signingSecret } from './signing-secret.ts';

const MAIN = fileURLToPath(new URL('bare-bolt-main.js', import.meta.url));

/** The least that a Bolt app can be, which still checks signatures; resolves once it listens. */
export function startBareBolt(): Promise<ServerProcess> {
  return startServerProcess([MAIN], { SLACK_SIGNING_SECRET: signingSecret });
}
