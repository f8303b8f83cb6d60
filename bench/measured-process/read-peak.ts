import { readFileSync } from 'node:fs';

/**
 * The highest resident sets so far of a process and those that it has started and that still live, added up, in MiB
 * (`VmHWM` of proc(5)). Undefined where there is no /proc, and when the process has gone.
 */
export function readPeak(pid: number): number | undefined {
  const own = readHighWater(pid);
  if (own === undefined) return undefined;
  return readChildren(pid).reduce((sum, child) => sum + (readPeak(child) ?? 0), own);
}

function readHighWater(pid: number): number | undefined {
  const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/status`))?.[1];
  return kibibytes === undefined ? undefined : Number(kibibytes) / 1024;
}

function readChildren(pid: number): number[] {
  return read(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number);
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
