import { toTable } from '../figures/index.ts';
import { isRight, type ColumnComparison } from './compare-columns.ts';
import type { DatasetResult, SystemResult } from './inspect-demo.ts';

/** Shares per dataset and overall, and each column that is not right. */
export function printReport(results: readonly SystemResult[], all: boolean): void {
  const datasets = results.flatMap((result) =>
    result.datasets.map((dataset) => ({ ...dataset, source: result.source })),
  );
  const rows = datasets.map((dataset) => toRow(dataset.source, dataset.columns, dataset));
  const columns = datasets.flatMap((dataset) => dataset.columns);
  const head = [
    'source',
    'dataset',
    'columns',
    'right',
    'type',
    'key',
    'required',
    'stricter',
    'format',
    'enum',
    'as of',
    'mapping',
  ];
  console.log(toTable([head, ...rows, toRow('all', columns)]));
  const rules = datasets.reduce(
    (sum, { mapping }) => ({
      hand: sum.hand + (mapping?.hand ?? 0),
      hits: sum.hits + (mapping?.hits ?? 0),
      strange: sum.strange + (mapping?.strange.length ?? 0),
    }),
    { hand: 0, hits: 0, strange: 0 },
  );
  console.log(
    `mapping rules: ${rules.hits} of ${rules.hand} found, ${rules.strange} that the hand did not write`,
  );
  for (const { source, seconds, failure } of results)
    console.log(`${source}: ${failure ?? `${seconds.toFixed(1)} s`}`);
  for (const dataset of datasets) printWrong(dataset, all);
}

function toRow(source: string, columns: readonly ColumnComparison[], dataset?: DatasetResult): string[] {
  const share = (test: (column: ColumnComparison) => boolean) =>
    `${((columns.filter(test).length / columns.length) * 100).toFixed(0)} %`;
  return [
    ...[source, dataset?.dataset ?? '', String(columns.length), share(isRight)],
    ...[share(({ type }) => type), share(({ key }) => key), share(({ required }) => required)],
    String(columns.filter(({ isStricter }) => isStricter).length),
    ...[share((column) => column.format), share((column) => column.enum)],
    dataset === undefined ? '' : dataset.asOf ? 'right' : 'wrong',
    dataset?.mapping === undefined
      ? ''
      : `${dataset.mapping.hits}/${dataset.mapping.hand} +${dataset.mapping.strange.length}`,
  ];
}

function printWrong({ dataset, columns, mapping, trial }: DatasetResult, all: boolean): void {
  const wrong = columns.filter((column) => !isRight(column) || (all && column.said !== ''));
  for (const { foreign, said } of wrong) console.log(`  ${dataset} ${foreign}: ${said}`);
  if (!all) return;
  if (mapping !== undefined && mapping.missed.length > 0)
    console.log(`  ${dataset} missed: ${mapping.missed.join(', ')}`);
  if (mapping !== undefined && mapping.strange.length > 0)
    console.log(`  ${dataset} strange: ${mapping.strange.join(', ')}`);
  console.log(`  ${dataset} trial: ${trial}`);
}
