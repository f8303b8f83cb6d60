import { CausewayError, isDepartmentId, toDatasetId } from '#schemas';
import type { SourceReader } from '../port/index.ts';
import { decideDataset, type DecidedDataset } from './decide-dataset.ts';
import { draftSource } from './draft/index.ts';
import { explodeLists } from './explode-lists.ts';
import type { DatasetFinding, Inspection, InspectQuestion } from './inspection.ts';
import { lookAt, showTarget, type LookedDataset, type LookedSystem } from './look/index.ts';
import { openWorkspace, type Workspace } from './profile/index.ts';
import { profileDataset, type Profiled } from './profile-dataset.ts';
import { openDraft, readDraftedContract, tryDraft, type DraftPlace } from './reading/index.ts';
import { toFinding } from './to-finding.ts';
import { toFreeName, toHyphenName, toTitle } from './to-names.ts';

interface Named {
  name: string;
  looked: LookedDataset;
}

interface Work {
  question: InspectQuestion;
  system: LookedSystem;
  department: string;
  systemName: string;
  workspace: Workspace;
  place: DraftPlace;
}

interface Decided extends Named {
  decided: DecidedDataset;
  profiled: Profiled;
}

/**
 * Looks at a live system or at files and drafts its source document and a contract per dataset. Nothing is written,
 * neither to the system nor to a city.
 * @throws CausewayError WRONG_USE for a target that is none; SOURCE_* where it cannot be read
 */
export async function inspectSource(question: InspectQuestion): Promise<Inspection> {
  const { onProgress = () => undefined } = question;
  onProgress(`looking at ${showTarget(question.target)}`);
  const system = await lookAt(question);
  const workspace = await openWorkspace();
  try {
    const department = toDepartment(question.department, 'department');
    const systemName =
      question.system === undefined
        ? toHyphenName(system.name, 'system')
        : toDepartment(question.system, 'system');
    const place = {
      file: `sources/${department}/${systemName}.yaml`,
      folder: workspace.folder,
      data: process.cwd(),
    };
    return await inspectSystem({ question, system, department, systemName, workspace, place });
  } finally {
    await system.close?.();
    await workspace.close();
  }
}

function toDepartment(given: string | undefined, otherwise: string): string {
  if (given === undefined || isDepartmentId(given)) return given ?? otherwise;
  throw new CausewayError('WRONG_USE', {
    reason: `"${given}" cannot be a name in a city: write lower-case words joined by hyphens.`,
  });
}

async function inspectSystem(work: Work): Promise<Inspection> {
  const { system, question } = work;
  const named = nameDatasets(system.datasets, question);
  if (named.length === 0) {
    const why = system.doubts.join(' ');
    throw new CausewayError('WRONG_USE', {
      reason: `${showTarget(question.target)} has no dataset that could be read. ${why}`.trim(),
    });
  }
  const { decided, doubts } = await decideAll(work, named);
  const sourceText = toSourceText(work, decided, doubts);
  const datasets = await tryAll(work, decided, sourceText);
  const base = `sources/${work.department}`;
  return {
    target: showTarget(question.target),
    ...{ department: work.department, system: work.systemName, kind: system.kind, datasets },
    source: { path: work.place.file, text: sourceText },
    companions: system.companions.map(({ name, text }) => ({ path: `${base}/${name}`, text })),
    secrets: Object.keys(system.secrets),
    doubts: [...system.doubts, ...doubts],
  };
}

function nameDatasets(datasets: readonly LookedDataset[], { only = [] }: InspectQuestion): Named[] {
  const taken = new Set<string>();
  return datasets
    .map((looked) => {
      const name = toFreeName(toHyphenName(looked.foreign, 'rows'), taken);
      taken.add(name);
      return { name, looked };
    })
    .filter(
      ({ name, looked }) =>
        only.length === 0 ||
        only.includes(name) ||
        only.some((each) => looked.foreign === each || each.endsWith(`.${looked.foreign}`)),
    );
}

async function decideAll(
  work: Work,
  named: readonly Named[],
): Promise<{ decided: Decided[]; doubts: string[] }> {
  const raw = Object.fromEntries(named.map(({ name, looked }) => [name, looked.settings]));
  const { source, reader } = await openDraft(toSourceOf(work, raw, []), work.system, work.place);
  const decided: Decided[] = [];
  const doubts: string[] = [];
  try {
    for (const each of named) {
      const read = source.datasets.get(toDatasetId(`${work.department}.${each.name}`));
      if (read === undefined) continue;
      work.question.onProgress?.(`profiling ${each.looked.foreign}`);
      try {
        decided.push(...(await decideOne(work, each, { reader, read })));
      } catch (error) {
        // One table that fails is no reason to say nothing of the others.
        if (named.length === 1 || !(error instanceof CausewayError)) throw error;
        doubts.push(`${each.looked.foreign} was left out: ${error.sentence}`);
      }
    }
  } finally {
    await reader.close();
  }
  return { decided, doubts };
}

interface Reading {
  reader: SourceReader;
  read: Parameters<SourceReader['readAll']>[0];
}

async function decideOne(work: Work, { name, looked }: Named, reading: Reading): Promise<Decided[]> {
  const { system, question, workspace, department } = work;
  const most = question.sampleRows ?? system.mostRows;
  const { signal } = question;
  const task = {
    system,
    dataset: looked,
    ...reading,
    workspace,
    most,
    ...(signal === undefined ? {} : { signal }),
  };
  const profiled = await profileDataset(task);
  const common = { department, isUntyped: system.isUntyped, entityTypes: question.entityTypes ?? [] };
  const decided = await decideDataset({ ...common, name, looked, profiled });
  const inner = explodeLists({ name, looked, profiled, decided });
  const further: Decided[] = [];
  for (const { only, ...each } of inner) {
    further.push({ ...each, decided: await decideDataset({ ...common, ...each, only }) });
  }
  return [{ name, looked, profiled, decided }, ...further];
}

function toSourceText(work: Work, decided: readonly Decided[], doubts: readonly string[]): string {
  const datasets = Object.fromEntries(
    decided.map(({ name, looked, decided: { rename } }) => [
      name,
      rename === undefined ? looked.settings : { ...looked.settings, fields: rename },
    ]),
  );
  return toSourceOf(work, datasets, doubts);
}

function toSourceOf(
  { system }: Work,
  datasets: Record<string, Record<string, unknown>>,
  doubts: readonly string[],
): string {
  return draftSource({
    kind: system.kind,
    title: toTitle(system.title ?? system.name, undefined),
    settings: system.settings,
    datasets,
    secrets: Object.keys(system.secrets),
    doubts: [...system.doubts, ...doubts],
  });
}

async function tryAll(
  work: Work,
  decided: readonly Decided[],
  sourceText: string,
): Promise<DatasetFinding[]> {
  const { source, reader } = await openDraft(sourceText, work.system, work.place);
  const findings: DatasetFinding[] = [];
  try {
    for (const each of decided) {
      const path = `contracts/${work.department}/${each.name}/1.0.0.odcs.yaml`;
      const contract = readDraftedContract(each.decided.contractText, path, work.question.entityTypes ?? []);
      const read = source.datasets.get(contract.dataset);
      work.question.onProgress?.(`trying ${each.looked.foreign}`);
      const trial =
        read === undefined || each.profiled.profile.rows === 0
          ? undefined
          : await tryDraft(reader, read, contract).catch(() => undefined);
      findings.push(toFinding({ ...each, department: work.department, path, trial }));
    }
  } finally {
    await reader.close();
  }
  return findings;
}
