import { spawn } from 'node:child_process';
import { Socket } from 'node:net';

/** Waits for the end of its input, which comes with the end of the process that started it, however that came. */
const CLEAN_UP = `
  cat > /dev/null
  lock="$1/postgres/postmaster.pid"
  if [ -f "$lock" ]; then
    sockets="$(sed -n 5p "$lock")"
    kill -INT "$(head -n 1 "$lock")"
    while [ -f "$lock" ]; do sleep 0.1; done
    rm -rf "$sockets"
  fi
  while [ -e "$1" ]; do rm -rf "$1"; sleep 0.1; done`;

/** Ends the server on a data folder and removes the folder once this process is gone: interrupted, or killed. */
export function cleanUpAfterThisProcess(dataDir: string): void {
  const watcher = spawn('sh', ['-c', CLEAN_UP, 'sh', dataDir], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watcher.unref();
  if (watcher.stdin instanceof Socket) watcher.stdin.unref();
}
