import { BenchHub, inTemporaryFolder } from '../hub/index.ts';
import type { HubOptions, SaidLine } from '../hub/index.ts';

/** How the linkage of one entity type did. */
export interface LinkageFigures {
  readonly entityType: string;
  readonly records: number;
  readonly entitiesFound: number;
  readonly entitiesTrue: number;
  /** From reading the members to saved clusters. */
  readonly seconds: number;
  /** As `causeway evaluate` says them; undefined where it does not. */
  readonly pairsCompared?: number;
  readonly pairwise: Agreement;
  readonly cluster: Agreement;
}

interface Agreement {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

type Evaluation = Omit<LinkageFigures, 'seconds'>;

/**
 * Starts a city with nothing kept, and compares the entities it comes to with its truth.
 * @param meanwhile is done with the hub while it runs, before it is taken away
 */
export function linkCity(
  options: Omit<HubOptions, 'home'>,
  meanwhile: (hub: BenchHub) => Promise<void> = () => Promise.resolve(),
): Promise<LinkageFigures[]> {
  return inTemporaryFolder(async (home) => {
    const hub = new BenchHub({ ...options, home });
    try {
      await hub.ready();
      const said = await hub.run('evaluate', '--city', options.city, '--json');
      const { entityTypes } = JSON.parse(said) as { entityTypes: readonly Evaluation[] };
      await meanwhile(hub);
      return entityTypes.map((evaluation) => toFigures(evaluation, toSeconds(hub.said)));
    } finally {
      await hub.stop();
    }
  });
}

function toFigures(evaluation: Evaluation, seconds: ReadonlyMap<string, number>): LinkageFigures {
  const { entityType, records, entitiesFound, entitiesTrue, pairwise, cluster, pairsCompared } = evaluation;
  return {
    ...{ entityType, records, entitiesFound, entitiesTrue, pairsCompared },
    pairwise,
    cluster,
    seconds: seconds.get(entityType) ?? Number.NaN,
  };
}

/** Types are linked one after the other, each as soon as the one before is through: see the hub's lines. */
function toSeconds(said: readonly SaidLine[]): Map<string, number> {
  const seconds = new Map<string, number>();
  for (const [index, { at, text }] of said.entries()) {
    const entityType = /^\s*recognising (\S+)/.exec(text)?.[1];
    const before = said[index - 1];
    if (entityType && before) seconds.set(entityType, (at - before.at) / 1000);
  }
  return seconds;
}
