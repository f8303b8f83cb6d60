import { toTable } from '../figures/index.ts';
import type { Agreement, Attempt, NoAttempt } from './attempt.ts';

type Either = Attempt | NoAttempt;

/** The figures as Markdown: each attempt, how time and memory grow from size to size, and who is left out and why. */
export function toReport(attempts: readonly Either[]): string {
  const parts = [
    toAttemptTable(attempts.filter(isDone)),
    toGrowthTable(attempts.filter(isDone)),
    ...toNotes(attempts),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

const isDone = (one: Either): one is Attempt => !('missing' in one);

function toAttemptTable(attempts: readonly Attempt[]): string {
  const head = ['records', 'who', 'seconds', "× the hub's time", 'candidate pairs', 'pairs/s', 'peak MiB'];
  const rows = attempts.map((one) => {
    const hub = find(attempts, 'hub', one.records);
    return [
      count(one.records),
      one.contestant,
      one.seconds.toFixed(1),
      hub ? (one.seconds / hub.seconds).toFixed(2) : '–',
      count(one.pairs),
      count(Math.round(one.pairs / one.seconds)),
      one.peakMiB === undefined ? '–' : count(Math.round(one.peakMiB)),
      ...toAgreement(one.agreement),
      one.best ? `${one.best.f1.toFixed(4)} at ${one.best.threshold}` : '–',
      one.largestCluster === undefined ? '–' : String(one.largestCluster),
    ];
  });
  return toTable([
    [...head, 'precision', 'recall', 'F1', 'best F1 by the truth', 'largest cluster'],
    ...rows,
  ]);
}

function toAgreement(agreement: Agreement | undefined): string[] {
  if (!agreement) return ['–', '–', '–'];
  return [agreement.precision, agreement.recall, agreement.f1].map((share) => share.toFixed(4));
}

/** Only of contestants that came through both sizes. */
function toGrowthTable(attempts: readonly Attempt[]): string {
  const sizes = [...new Set(attempts.map(({ records }) => records))].sort((a, b) => a - b);
  const rows = sizes.slice(1).flatMap((records, index) => {
    const before = sizes[index] ?? records;
    return [...new Set(attempts.map(({ contestant }) => contestant))].flatMap((contestant) => {
      const [small, large] = [find(attempts, contestant, before), find(attempts, contestant, records)];
      if (!small || !large) return [];
      const [times, memory] = [
        large.seconds / small.seconds,
        (large.peakMiB ?? NaN) / (small.peakMiB ?? NaN),
      ];
      const cells = [times, memory].map((growth) =>
        Number.isFinite(growth) ? `× ${growth.toFixed(2)}` : '–',
      );
      return [[`${count(before)} → ${count(records)} (× ${records / before})`, contestant, ...cells]];
    });
  });
  return rows.length === 0 ? '' : toTable([['growth', 'who', 'time', 'peak memory'], ...rows]);
}

function find(attempts: readonly Attempt[], contestant: string, records: number): Attempt | undefined {
  return attempts.find((one) => one.contestant === contestant && one.records === records);
}

function toNotes(attempts: readonly Either[]): string[] {
  const missing = attempts.flatMap((one) =>
    'missing' in one ? [`- ${count(one.records)} records: ${one.missing}`] : [],
  );
  const stages = attempts.filter(isDone).map(({ contestant, records, stages }) => {
    const told = stages.map(({ stage, seconds }) => `${stage} ${seconds.toFixed(1)} s`);
    return `- ${count(records)} records, ${contestant}: ${told.join(', ')}`;
  });
  return [missing.join('\n'), stages.join('\n')];
}

function count(value: number): string {
  return value.toLocaleString('en');
}
