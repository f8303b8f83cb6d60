import { fork } from 'node:child_process';
import { existsSync, globSync, statSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Where the gateway finds the console. */
export const consoleDirectory = join(root, 'console', 'dist');

/** Builds the console when it is not there or older than its sources; a failure leaves the hub without its window. */
export async function buildConsole(): Promise<boolean> {
  if (isBuilt()) return true;
  const draft = `${consoleDirectory}-${process.pid}`;
  const isWhole = await runVite(draft);
  // Moved into place whole: several hubs may start at once in a fresh clone.
  if (isWhole && !isBuilt()) {
    await rm(consoleDirectory, { recursive: true, force: true });
    await rename(draft, consoleDirectory).catch(() => undefined);
  }
  await rm(draft, { recursive: true, force: true });
  return isBuilt();
}

function runVite(target: string): Promise<boolean> {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const args = ['build', 'console', '--logLevel', 'error', '--emptyOutDir', '--outDir', target];
  const child = fork(vite, args, { cwd: root, execArgv: [], stdio: 'ignore' });
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
