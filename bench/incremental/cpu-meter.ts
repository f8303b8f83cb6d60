import { readFileSync, readdirSync } from 'node:fs';

/** Seconds of processor time. */
export interface CpuSeconds {
  /** This process: the keeper with its DuckDB. */
  readonly hub: number;
  /** PostgreSQL with all its processes, feeding included; undefined where there is no /proc. */
  readonly postgres: number | undefined;
}

/** Linux counts in hundredths of a second (`getconf CLK_TCK`). */
const ticksPerSecond = 100;

/** Processor time so far. @param directory of the cluster */
export function readCpu(directory: string): CpuSeconds {
  const { user, system } = process.cpuUsage();
  return { hub: (user + system) / 1e6, postgres: readPostgres(directory) };
}

export function toDifference(before: CpuSeconds, after: CpuSeconds): CpuSeconds {
  const { postgres } = before;
  return {
    hub: after.hub - before.hub,
    postgres: postgres === undefined || after.postgres === undefined ? undefined : after.postgres - postgres,
  };
}

function readPostgres(directory: string): number | undefined {
  try {
    const master = readFileSync(`${directory}/postmaster.pid`, 'utf8').split('\n')[0] ?? '';
    const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    const stats = processes.map(readStat).filter(({ pid, parent }) => pid === master || parent === master);
    return stats.reduce((sum, { pid, own, ended }) => sum + own + (pid === master ? ended : 0), 0);
  } catch {
    return undefined;
  }
}

/** proc(5): after the name in brackets come state, parent and, from the twelfth on, the times. */
function readStat(pid: string): { pid: string; parent: string; own: number; ended: number } {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.slice(11, 15).map(Number);
    const [own, ended] = [(user + system) / ticksPerSecond, (endedUser + endedSystem) / ticksPerSecond];
    return { pid, parent: fields[1] ?? '', own, ended };
  } catch {
    return { pid, parent: '', own: 0, ended: 0 };
  }
}
