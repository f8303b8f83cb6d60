import { readFile, rm } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';

const patience = { step: 50, total: 15_000 };

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Whether `pid` serves this very directory, and is not a stranger who was given the same number. */
async function servesDirectory(pid: number, directory: string): Promise<boolean> {
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined);
  return command === undefined ? isAlive(pid) : command.split('\0').includes(directory);
}

/** The server that PostgreSQL's own pid file in `directory` names, or undefined. */
async function findServer(directory: string): Promise<number | undefined> {
  const file = await readFile(`${directory}/postmaster.pid`, 'utf8').catch(() => '');
  const pid = Number(file.split('\n')[0]);
  return pid > 0 && isAlive(pid) && (await servesDirectory(pid, directory)) ? pid : undefined;
}

/** Ends a server that an earlier, killed run left on `directory`, and takes its stale pid file away. */
export async function endLeftover(directory: string): Promise<void> {
  const pid = await findServer(directory);
  if (pid !== undefined) {
    process.kill(pid, 'SIGINT');
    for (let waited = 0; isAlive(pid) && waited < patience.total; waited += patience.step)
      await wait(patience.step);
    if (isAlive(pid)) process.kill(pid, 'SIGQUIT');
  }
  await rm(`${directory}/postmaster.pid`, { force: true });
}
