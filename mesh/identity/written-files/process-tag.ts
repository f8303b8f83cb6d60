import { createHash } from 'node:crypto';
import { hostname } from 'node:os';

/** Processes of one machine, or of one container, know each other by their numbers. */
const machine = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

/** Stands in the names of files that are of use to this process only. */
export const processTag = `${machine}-${process.pid}`;

/** Whether a name bears the tag of a process of this machine that is gone: nobody will ever come back to it. */
export function isLeftover(name: string): boolean {
  const [, pid] = new RegExp(`(?:^|[.-])${machine}-(\\d+)(?:[.-]|$)`).exec(name) ?? [];
  return pid !== undefined && !isAlive(Number(pid));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of somebody else's may not be signalled, but it is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
