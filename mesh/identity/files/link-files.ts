import type { DuckDBConnection } from '@duckdb/node-api';
import { isCausewayError } from '#schemas';
import { evaluateNumbered, type NumberedEvaluation } from '../evaluate/index.ts';
import type { LinkStage, NumberedLinkage } from '../link-numbered.ts';
import { toReportHtml } from '../report/index.ts';
import { countClusters } from '../reporting/index.ts';
import { asItIs, noteOutputs, type FoundWork } from '../resuming/index.ts';
import { preparePlace, toDiskFull } from '../written-files/index.ts';
import { InputError } from './input-error.ts';
import type { LoadedInput } from './input-file.ts';
import { linkByItself, linkByModel, type Linked } from './link-by.ts';
import { loadInputFiles, type LoadedFiles, type LoadQuestion } from './load-input-files.ts';
import { openPlace, type LinkPlace } from './open-place.ts';
import { readTruthNumbers } from './read-truth-numbers.ts';
import { StageWatch, type StageSeconds } from './stage-watch.ts';
import { toFileReport } from './to-file-report.ts';
import { writeOutputs } from './write-outputs.ts';

/** `checking` is the comparison with the truth, where it is known. */
export type FileLinkStage = LinkStage | 'profiling' | 'checking' | 'writing';

export interface FileLinkQuestion extends Omit<LoadQuestion, 'folder'> {
  /** The model's file; without one a model is proposed from what the columns hold. */
  readonly model?: string;
  /** Where the clusters are written, as CSV. */
  readonly out?: string;
  /** Where the report is written, as HTML, and the model that was made, as YAML. */
  readonly report?: string;
  readonly saveModel?: string;
  /** Match weight in bits from which two records are linked, instead of the model's. */
  readonly threshold?: number;
  /**
   * A folder in which finished stages are kept until everything is written: a run that is killed is gone on with by the
   * next one of the same inputs, model and program. Without one the linkage is done in memory.
   */
  readonly work?: string;
  /** The program and its version: another one does not go on with what this one began. */
  readonly program?: string;
  readonly onStage?: (stage: FileLinkStage, at: { records: number; pairs: number }) => void;
  /** Told what was found in the work folder. */
  readonly onFound?: (found: FoundWork | 'damaged work') => void;
}

export interface FileLinkage {
  readonly inputs: readonly LoadedInput[];
  readonly records: number;
  readonly pairsCompared: number;
  readonly clusters: number;
  readonly largestCluster: number;
  readonly evaluation?: NumberedEvaluation;
  readonly seconds: number;
  readonly stages: readonly StageSeconds[];
  readonly linkage: NumberedLinkage;
  /** The text of the model that was made. */
  readonly modelText?: string;
}

/**
 * Links the records of files: read, normalise, block, compare, train where the model has no m and u, cluster, write.
 * @throws InputError when a file cannot be used
 * @throws CausewayError DISK_FULL, NO_WRITE_PERMISSION, ALREADY_RUNNING in the work folder
 */
export async function linkFiles(question: FileLinkQuestion): Promise<FileLinkage> {
  const { out, report, saveModel } = question;
  for (const file of [report, saveModel, out]) if (file !== undefined) await preparePlace(file);
  for (;;) {
    const place = await openPlace(question);
    question.onFound?.(place.found);
    try {
      const linkage = await linkIn(place, question);
      await place.remove();
      return linkage;
    } catch (error) {
      await (error instanceof InputError ? place.remove() : place.close());
      const said = toDiskFull(error, question.work ?? place.folder);
      if (isCausewayError(said) || !isGoneOnWith(place.found)) throw said;
      // What an earlier run left may be damaged: once from the beginning, and it is known whether that was it.
      await place.remove();
      question.onFound?.('damaged work');
    }
  }
}

const isGoneOnWith = (found: FoundWork) => typeof found === 'object';

async function linkIn(place: LinkPlace, question: FileLinkQuestion): Promise<FileLinkage> {
  const { connection, folder, log } = place;
  const { model, threshold } = question;
  const watch = new StageWatch();
  const report = (stage: FileLinkStage, records: number, pairs: number) => {
    watch.start(stage);
    question.onStage?.(stage, { records, pairs });
  };
  const reading = asItIs(() => {
    report('reading', 0, 0);
    return loadInputFiles(connection, { ...question, folder });
  });
  const loaded = await log.keep('reading', reading);
  const { records, inputs } = loaded;
  const onStage = (stage: LinkStage | 'profiling', pairs: number) => report(stage, records, pairs);
  const linking = { connection, log, loaded, threshold, onStage };
  const linked = await (model === undefined ? linkByItself(linking) : linkByModel(model, linking));
  const { clusterOf, pairsCompared } = linked.linkage;
  if (question.truth !== undefined) report('checking', records, pairsCompared);
  const evaluation = question.truth === undefined ? undefined : await evaluate(connection, clusterOf);
  report('writing', records, pairsCompared);
  const result = await finish(connection, question, { linked, loaded, watch, evaluation });
  return { inputs, records, ...result, ...watch.stop() };
}

async function evaluate(connection: DuckDBConnection, clusterOf: Int32Array): Promise<NumberedEvaluation> {
  return evaluateNumbered(clusterOf, await readTruthNumbers(connection, clusterOf.length));
}

interface Ending {
  readonly linked: Linked;
  readonly loaded: LoadedFiles;
  readonly watch: StageWatch;
  readonly evaluation: NumberedEvaluation | undefined;
}

async function finish(connection: DuckDBConnection, question: FileLinkQuestion, ending: Ending) {
  const { evaluation } = ending;
  const { linkage, modelText } = ending.linked;
  const { clusterOf, pairsCompared } = linkage;
  const { out: file, work } = question;
  await writeOutputs(connection, {
    texts: await toTexts(connection, question, ending),
    ...(file !== undefined && { clusters: { file, clusterOf } }),
    ...(work !== undefined && { onWritten: (files) => noteOutputs(work, files) }),
  });
  const { clusters, largestCluster } = countClusters(clusterOf);
  return { linkage, modelText, pairsCompared, evaluation, clusters, largestCluster };
}

async function toTexts(
  connection: DuckDBConnection,
  { report, saveModel }: FileLinkQuestion,
  { linked, loaded, watch, evaluation }: Ending,
): Promise<Map<string, string>> {
  const { modelText } = linked;
  const texts = new Map<string, string>();
  if (report !== undefined) {
    const facts = { inputs: loaded.inputs, linked, evaluation, seconds: watch.read() };
    texts.set(report, toReportHtml(await toFileReport(connection, facts)));
  }
  if (saveModel !== undefined && modelText !== undefined) texts.set(saveModel, modelText);
  return texts;
}
