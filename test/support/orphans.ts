import { type ChildProcess, spawn } from 'node:child_process';
import { Socket } from 'node:net';

/** Leaves other processes that end with this one the time to stop their servers: until then they start them again. */
const CLEAN_UP = `
  [ -e "$1" ] && sleep 3
  while [ -e "$1" ]; do
    find "$1" -name postmaster.pid -exec sh -c "$2" sh {} \\;
    rm -rf "$1"
    sleep 0.1
  done`;

/** Ends the server with this lock file, if there is one still, and removes the folder of its socket. */
const END_SERVER = `
  sockets="$(sed -n 5p "$1")"
  if kill -INT "$(head -n 1 "$1")"; then
    tries=50
    while [ -f "$1" ] && [ $tries -gt 0 ]; do sleep 0.1; tries=$((tries - 1)); done
  fi
  rm -rf "$sockets"`;

/** Once this process is gone, interrupted or killed, ends the servers with files in a folder and removes it. */
export function cleanUpAfterThisProcess(folder: string): void {
  runAfterThisProcess(CLEAN_UP, folder, END_SERVER);
}

/** Once this process is gone, asks one that it started to end, if that is still there. */
export function endWithThisProcess(child: ChildProcess): void {
  const watcher = runAfterThisProcess('kill -TERM "$1"', String(child.pid));
  // Its id may soon be another's.
  child.once('exit', () => watcher.kill());
}

/** Waits for the end of its input, which comes with the end of the process that started it, however that came. */
function runAfterThisProcess(script: string, ...args: string[]): ChildProcess {
  const watcher = spawn('sh', ['-c', `cat > /dev/null\n${script}`, 'sh', ...args], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watcher.unref();
  if (watcher.stdin instanceof Socket) watcher.stdin.unref();
  return watcher;
}
