import { toTable } from '../figures/index.ts';
import { findShortfalls, type Line } from './line.ts';

/** The lines as a table, what falls short, and who is left out and why. */
export function toReport(lines: readonly Line[]): string {
  const head = ['set', 'who', 'precision', 'recall', 'F1', 'demanded', 'B-cubed F1'];
  const done = lines.filter(({ figures }) => figures);
  const table = toTable([
    [...head, 'largest cluster / true', 'candidate pairs', 'seconds'],
    ...done.map(toCells),
  ]);
  const shortfalls = lines.flatMap(findShortfalls).map((sentence) => `- ${sentence}`);
  const judged = shortfalls.length > 0 ? ['Short of what is demanded:', ...shortfalls].join('\n') : '';
  const missing = [
    ...new Set(lines.flatMap(({ set, missing }) => (missing ? [`- ${set}: ${missing}`] : []))),
  ];
  return [table, judged, missing.join('\n')].filter((part) => part !== '').join('\n\n');
}

function toCells({ set, who, figures, largestTrue, demanded }: Line): string[] {
  const share = (value: number | undefined) => value?.toFixed(4) ?? '–';
  const count = (value: number | undefined) => value?.toLocaleString('en') ?? '–';
  return [
    ...[set, who, share(figures?.precision), share(figures?.recall), share(figures?.f1)],
    ...[demanded?.toString() ?? '–', share(figures?.bcubed)],
    figures?.largestCluster === undefined ? '–' : `${figures.largestCluster} / ${count(largestTrue)}`,
    ...[count(figures?.pairs), figures?.seconds?.toFixed(1) ?? '–'],
  ];
}
