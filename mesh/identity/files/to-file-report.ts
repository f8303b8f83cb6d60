import type { DuckDBConnection } from '@duckdb/node-api';
import type { NumberedEvaluation } from '../evaluate/index.ts';
import type { LinkReport, ReportedAccuracy } from '../report/index.ts';
import { readExamples, toLinkReport } from '../reporting/index.ts';
import type { LoadedInput } from './input-file.ts';
import type { Linked } from './link-by.ts';
import { readTruthCurve } from './read-truth-curve.ts';

export interface FileReportFacts {
  readonly inputs: readonly LoadedInput[];
  readonly linked: Linked;
  readonly evaluation?: NumberedEvaluation;
  readonly seconds: LinkReport['seconds'];
}

/** The report of a linkage of files: who reads it has the files, so that pairs are shown in full. */
export async function toFileReport(
  connection: DuckDBConnection,
  { inputs, linked, evaluation, seconds }: FileReportFacts,
): Promise<LinkReport> {
  const { linkage } = linked;
  return toLinkReport(connection, linkage, {
    title: inputs.map(({ dataset }) => dataset).join(', '),
    createdAt: new Date().toISOString(),
    inputs: inputs.map(({ dataset, rows }) => ({ name: dataset, rows })),
    ...{ seconds, whys: toWhys(linked) },
    warnings: inputs.flatMap(({ warnings }) => warnings),
    examples: await readExamples(connection, linkage),
    ...(evaluation && {
      accuracy: toAccuracy(evaluation, await readTruthCurve(connection, linkage)),
      against: 'truth' as const,
    }),
  });
}

/** A feature is looked at for what its first column was taken for. */
function toWhys({ linkage, why }: Linked): ReadonlyMap<string, string> {
  const whys = linkage.model.features.flatMap(({ name, from: [first] }) => {
    const found = first && why?.get(first.name);
    return found === undefined ? [] : [[name, found] as const];
  });
  return new Map(whys);
}

function toAccuracy(
  { pairwise, bcubed }: NumberedEvaluation,
  curve: ReportedAccuracy['curve'],
): ReportedAccuracy {
  return { ...pairwise, bcubed, curve };
}
