import { spawn } from 'node:child_process';

/**
 * Reads one line: "done" lets it go. The end of its input instead means that the process that holds the other end
 * is gone in some other way; then the server goes too. It tries for some seconds, since the server may have been
 * spawned without having written its pid file yet, and it ends only a server that was started with our mark: by
 * now the next run's server may serve the same directory, and an old pid may be a stranger's.
 */
const script = `
read -r word && [ "$word" = done ] && exit
n=0
while [ $n -lt 30 ]; do
  pid=$(head -n 1 "$1/postmaster.pid" 2>/dev/null)
  if [ -n "$pid" ]; then
    { tr '\\0' ' ' <"/proc/$pid/cmdline" || ps -p "$pid" -o args=; } 2>/dev/null | grep -qF -- "$2" &&
      kill -INT "$pid" && exit
  fi
  n=$((n + 1))
  sleep 0.1
done`;

/** Lets the watchdog go, once the server has stopped in order. */
export type EndWatch = () => void;

/**
 * Starts a shell that ends the PostgreSQL server of `directory` whose command line holds `mark` when this process
 * is gone, `kill -9` included. Call it before the server starts. It has a session of its own, so a signal to our
 * group misses it.
 */
export function watchServer(directory: string, mark: string): EndWatch {
  if (process.platform === 'win32') return () => undefined;
  const shell = spawn('sh', ['-c', script, 'sh', directory, mark], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  shell.stdin.on('error', () => undefined);
  shell.unref();
  return () => shell.stdin.end('done\n');
}
