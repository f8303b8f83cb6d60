import { toTable } from '../figures/index.ts';
import type { PhaseFigures } from './run-phase.ts';

/** What the whole measurement found. */
export interface IncrementalFigures {
  readonly records: number;
  /** Of the first linkage of all records, stage by stage; none when a kept store was gone on from. */
  readonly batch: readonly { readonly stage: string; readonly seconds: number }[];
  readonly phases: readonly PhaseFigures[];
  /** Records that are together with others when all are linked anew; undefined when that was not asked for. */
  readonly differing: number | undefined;
}

/** Milliseconds from arrival to linked of 99 in 100 records that are asked for, and the backlog in seconds of arrivals. */
const [demandedP99, demandedBacklog] = [1000, 1];

/** Whether the hub kept up: what arrived was linked in time, and no heap of it grew. */
export function isSustained({ p99, backlog, rate }: PhaseFigures): boolean {
  return p99 <= demandedP99 && backlog <= rate * demandedBacklog;
}

/** The figures as Markdown. */
export function toReport({ records, batch, phases, differing }: IncrementalFigures): string {
  const best = phases.filter(isSustained).at(-1);
  const sustained = best ? `${best.rate.toLocaleString('en')} records/s` : 'none of the rates';
  return [
    toBatchSentence(records, batch),
    toPhaseTable(phases),
    `Sustained with p99 at most ${demandedP99} ms: ${sustained}.`,
    `A linkage of all records comes to the same clusters: ${toVerdict(differing)}.`,
  ].join('\n\n');
}

function toBatchSentence(records: number, batch: IncrementalFigures['batch']): string {
  const count = records.toLocaleString('en');
  if (batch.length === 0) return `${count} records, linked in an earlier run.`;
  const seconds = batch.reduce((sum, stage) => sum + stage.seconds, 0);
  const told = batch.map((stage) => `${stage.stage} ${stage.seconds.toFixed(1)} s`).join(', ');
  return `All ${count} records linked at first in ${seconds.toFixed(1)} s: ${told}.`;
}

function toVerdict(differing: number | undefined): string {
  if (differing === undefined) return 'not compared';
  return differing === 0 ? 'yes' : `no, ${differing.toLocaleString('en')} records are elsewhere`;
}

function toPhaseTable(phases: readonly PhaseFigures[]): string {
  const times = ['p50 ms', 'p95 ms', 'p99 ms', 'max ms'];
  const rest = ['backlog at the end', 'fed late by ms', 'CPU ms a record: hub', 'PostgreSQL', 'load'];
  const rows = phases.map((one) => [
    one.rate.toLocaleString('en'),
    one.arrived.toLocaleString('en'),
    one.linkedPerSecond.toFixed(0),
    ...[one.p50, one.p95, one.p99, one.max].map((value) => value.toFixed(0)),
    one.backlog.toLocaleString('en'),
    one.late.toFixed(0),
    ((one.cpu.hub / one.arrived) * 1000).toFixed(2),
    one.cpu.postgres === undefined ? '–' : ((one.cpu.postgres / one.arrived) * 1000).toFixed(2),
    one.load.toFixed(1),
  ]);
  return toTable([['fed records/s', 'records', 'linked records/s', ...times, ...rest], ...rows]);
}
