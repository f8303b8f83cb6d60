import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { lintContract, type Contract } from '#contracts';
import { parseText, showFault } from '#schemas';
import { inspectSource, readSource, type DatasetRead, type Inspection } from '#sources';
import { compareColumns, type ColumnComparison } from './compare-columns.ts';
import { compareMappings, type MappingComparison } from './compare-mappings.ts';
import type { DemoCity } from './demo-city.ts';
import { toDemoTargets, type DemoTarget } from './demo-targets.ts';

export interface DatasetResult {
  readonly dataset: string;
  readonly drafted: string | undefined;
  readonly columns: readonly ColumnComparison[];
  readonly mapping: MappingComparison | undefined;
  readonly asOf: boolean;
  readonly trial: string;
}

export interface SystemResult {
  readonly source: string;
  readonly seconds: number;
  readonly datasets: readonly DatasetResult[];
  readonly failure?: string;
}

/** Inspects each system and compares its drafts with what the hand wrote. */
export async function inspectDemo(demo: DemoCity, only?: string): Promise<SystemResult[]> {
  const results: SystemResult[] = [];
  for (const target of toDemoTargets(demo.ports, demo.data)) {
    if (only !== undefined && !target.source.includes(only)) continue;
    results.push(await inspectOne(demo, target));
  }
  return results;
}

async function inspectOne(demo: DemoCity, { source, question }: DemoTarget): Promise<SystemResult> {
  const started = performance.now();
  const [department = '', system = ''] = source.split('/');
  const entityTypes = [...demo.city.entityTypes];
  try {
    const inspection = await inspectSource({ ...question, department, system, entityTypes });
    const seconds = (performance.now() - started) / 1000;
    const drafts = await readDrafts(inspection, demo);
    const hand = demo.city.sources.find(({ id }) => id === source);
    const datasets = [...(hand?.datasets.values() ?? [])].map((read) => compareDataset(demo, read, drafts));
    return { source, seconds, datasets };
  } catch (error) {
    return {
      source,
      seconds: 0,
      datasets: [],
      failure: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
}

interface Draft {
  readonly contract: Contract;
  readonly read: DatasetRead;
  readonly trial: string;
}

/** The drafts as the lint accepts them and the hub reads them: with no edit by hand. */
async function readDrafts(inspection: Inspection, demo: DemoCity): Promise<Draft[]> {
  const folder = await mkdtemp(join(tmpdir(), 'causeway-inspect-drafts-'));
  try {
    for (const { path, text } of inspection.companions) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    const env = Object.fromEntries(inspection.secrets.map((name) => [name, 'secret']));
    const variables = { ports: {}, data: demo.data, env, city: folder };
    const { source, faults } = readSource(
      parseText(inspection.source.text, inspection.source.path),
      variables,
    );
    if (source === undefined) throw new Error(faults.map(showFault).join('\n'));
    return inspection.datasets.map(({ contract: { path, text }, trial }) => {
      const read = lintContract(parseText(text, path), { entityTypes: [...demo.city.entityTypes] });
      const found = read.contract === undefined ? undefined : source.datasets.get(read.contract.dataset);
      if (read.contract === undefined || found === undefined)
        throw new Error(`${read.faults.map(showFault).join('\n')}\n${text}`);
      return {
        contract: read.contract,
        read: found,
        trial:
          trial === undefined
            ? 'none'
            : `${trial.kept} of ${trial.rows} ${trial.sentences.slice(0, 3).join(' | ')}`,
      };
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The draft that has most of the columns. */
function compareDataset({ city }: DemoCity, read: DatasetRead, drafts: readonly Draft[]): DatasetResult {
  const contract = city.contracts.get(read.dataset);
  if (contract === undefined) throw new Error(`${read.dataset} has no contract.`);
  const hand = { contract, read };
  const compared = drafts.map((draft) => ({ draft, columns: compareColumns(hand, draft) }));
  const found = (columns: readonly ColumnComparison[]) =>
    columns.filter(({ isFound }) => isFound).length / columns.length;
  const [best] = compared.toSorted(
    (a, b) =>
      found(b.columns) - found(a.columns) || a.draft.contract.fields.length - b.draft.contract.fields.length,
  );
  const isFound = best !== undefined && found(best.columns) > 0.3;
  const nothing = { contract: { ...contract, fields: [] }, read };
  return {
    dataset: read.dataset,
    drafted: isFound ? best.draft.contract.dataset : undefined,
    columns: isFound ? best.columns : compareColumns(hand, nothing),
    mapping: isFound ? compareMappings(hand, best.draft) : undefined,
    asOf:
      isFound &&
      toForeign(best.draft.contract.asOfField, best.draft.read) === toForeign(contract.asOfField, read),
    trial: isFound ? best.draft.trial : '',
  };
}

function toForeign(field: string | undefined, { fields }: DatasetRead): string | undefined {
  return field === undefined ? undefined : (fields?.[field] ?? field);
}
