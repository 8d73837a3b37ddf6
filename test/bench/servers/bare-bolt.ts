import { fileURLToPath } from 'node:url';
import { type ServerProcess, signingSecret, startServerProcess } from './server-process.ts';

const MAIN = fileURLToPath(new URL('bare-bolt-main.js', import.meta.url));

/** Starts a minimal Bolt app that checks signatures and acknowledges. Resolves when it listens. */
export function startBareBolt(): Promise<ServerProcess> {
  return startServerProcess([MAIN], { SLACK_SIGNING_SECRET: signingSecret });
}
