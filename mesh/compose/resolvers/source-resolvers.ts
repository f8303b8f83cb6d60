import type { Contract } from '#contracts';
import type { DatasetId } from '#schemas';
import type { Source } from '#sources';
import type { DatasetStateRow, Run } from '../../store/index.ts';
import type { ComposeInput } from '../compose-input.ts';
import { resolveTitled } from './city-resolvers.ts';
import type { ResolverMap } from './resolver.ts';

/** The sources with their state and freshness. */
export function toSourceResolvers(input: ComposeInput): ResolverMap {
  return {
    Query: { sources: () => readSources(input) },
    SourceState: { title: resolveTitled },
    DatasetState: { title: resolveTitled },
  };
}

async function readSources({ store, sources, contracts }: ComposeInput) {
  const [states, runs] = await Promise.all([store.datasets.states(), store.datasets.lastRuns()]);
  const stateOf = new Map(states.map((state) => [state.dataset, state]));
  const contractOf = new Map(contracts.map((contract) => [contract.dataset, contract]));
  const toDataset = (dataset: DatasetId) =>
    toDatasetState(contractOf.get(dataset), stateOf.get(dataset), runs.get(dataset));
  return sources.map((source) =>
    toSourceState(
      source,
      [...source.datasets.keys()].flatMap((dataset) => toDataset(dataset) ?? []),
    ),
  );
}

type DatasetState = NonNullable<ReturnType<typeof toDatasetState>>;

function toDatasetState(
  contract: Contract | undefined,
  state: DatasetStateRow | undefined,
  run: Run | undefined,
) {
  if (!contract) return undefined;
  return {
    id: contract.dataset,
    name: contract.dataset,
    title: contract.title,
    version: state?.contractVersion ?? contract.version,
    delivery: contract.delivery,
    records: state?.records ?? 0,
    quarantined: state?.quarantined ?? 0,
    lastRunAt: run?.startedAt.toISOString() ?? null,
    lastSuccessAt: state?.lastSuccessAt?.toISOString() ?? null,
    freshestAsOf: state?.freshestAsOf?.toISOString() ?? null,
    state: state?.state ?? 'never',
    sentence: state?.sentence ?? 'Not read yet.',
    lastRun: run ? toRunNode(run) : null,
  };
}

function toRunNode(run: Run) {
  return { ...run, startedAt: run.startedAt.toISOString(), endedAt: run.endedAt?.toISOString() ?? null };
}

/** A source is as good as the worst of its datasets. */
function toSourceState(source: Source, datasets: readonly DatasetState[]) {
  const { id, department, system, kind, title } = source;
  const worst =
    datasets.find(({ state }) => state === 'failed') ?? datasets.find(({ state }) => state === 'never');
  const checked = datasets.flatMap(({ lastRun }) => lastRun?.endedAt ?? lastRun?.startedAt ?? []).sort();
  return {
    id,
    name: id,
    department,
    system,
    kind,
    title,
    state: worst?.state ?? 'ready',
    sentence: worst?.sentence ?? datasets[0]?.sentence ?? '',
    checkedAt: checked.at(-1) ?? null,
    datasets,
  };
}
