import { fork } from 'node:child_process';
import { existsSync, globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Where the gateway finds the console. */
export const consoleDirectory = join(root, 'console', 'dist');

/** Builds the console when it is not there or older than its sources; a failure leaves the hub without its window. */
export async function buildConsole(): Promise<boolean> {
  if (isBuilt()) return true;
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const child = fork(vite, ['build', 'console', '--logLevel', 'error'], {
    cwd: root,
    execArgv: [],
    stdio: 'ignore',
  });
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code === 0));
    child.once('error', () => resolve(false));
  });
}

function isBuilt(): boolean {
  const page = join(consoleDirectory, 'index.html');
  if (!existsSync(page)) return false;
  const built = statSync(page).mtimeMs;
  const sources = globSync(['console/src/**/*', 'console/public/**/*', 'console/*.{html,ts}'], {
    cwd: root,
  });
  return sources.every((file) => statSync(join(root, file)).mtimeMs <= built);
}
