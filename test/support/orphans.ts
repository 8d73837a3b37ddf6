import { type ChildProcess, spawn } from 'node:child_process';
import { Socket } from 'node:net';

/** First gives processes that end with this one the time to stop their servers. Until then they restart them. */
const CLEAN_UP = `
  [ -e "$1" ] && sleep 3
  while [ -e "$1" ]; do
    find "$1" -name postmaster.pid -exec sh -c "$2" sh {} \\;
    rm -rf "$1"
    sleep 0.1
  done`;

/** Stops the server with this lock file, if it still runs, and removes the folder of its socket. */
const END_SERVER = `
  sockets="$(sed -n 5p "$1")"
  if kill -INT "$(head -n 1 "$1")"; then
    tries=50
    while [ -f "$1" ] && [ $tries -gt 0 ]; do sleep 0.1; tries=$((tries - 1)); done
  fi
  rm -rf "$sockets"`;

/** After this process ends or is killed, stops the servers with files in a folder and removes the folder. */
export function cleanUpAfterThisProcess(folder: string): void {
  runAfterThisProcess(CLEAN_UP, folder, END_SERVER);
}

/** After this process ends, stops a child process, if it still runs. */
export function endWithThisProcess(child: ChildProcess): void {
  const watcher = runAfterThisProcess('kill -TERM "$1"', String(child.pid));
  // Another process may soon get its id.
  child.once('exit', () => watcher.kill());
}

/** Starts a shell that waits for the end of its input, which comes when this process ends in any way. */
function runAfterThisProcess(script: string, ...args: string[]): ChildProcess {
  const watcher = spawn('sh', ['-c', `cat > /dev/null\n${script}`, 'sh', ...args], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watcher.unref();
  if (watcher.stdin instanceof Socket) watcher.stdin.unref();
  return watcher;
}
