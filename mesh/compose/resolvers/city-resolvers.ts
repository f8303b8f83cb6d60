import { titleIn } from '#schemas';
import type { EntityType, Titles } from '#schemas';
import type { ComposeInput } from '../compose-input.ts';
import type { Resolver, ResolverMap } from './resolver.ts';

interface Titled {
  readonly name: string;
  readonly title: Titles;
}

/** Everything of ours that has a title is asked for it by locale. */
export const resolveTitled: Resolver<Titled, { readonly locale?: string | null }> = (
  { title, name },
  { locale },
) => titleIn(title, locale ?? 'en', name);

/** What the city is made of. */
export function toCityResolvers(input: ComposeInput): ResolverMap {
  const { city, entityTypes, store } = input;
  return {
    Query: { city: () => city, overview: () => readOverview(input) },
    City: { title: resolveTitled, entityTypes: () => entityTypes },
    EntityTypeInfo: {
      title: resolveTitled,
      count: (async ({ name }) =>
        (await store.entities.countByType()).get(name) ?? 0) satisfies Resolver<EntityType>,
    },
    AttributeInfo: { title: resolveTitled },
  };
}

async function readOverview({ store, sources, contracts }: ComposeInput) {
  const [states, counts, openConflicts] = await Promise.all([
    store.datasets.states(),
    store.entities.countByType(),
    store.conflicts.countOpen(),
  ]);
  const known = new Set(contracts.map(({ dataset }) => dataset));
  const present = states.filter(({ dataset }) => known.has(dataset));
  return {
    sources: sources.length,
    datasets: contracts.length,
    records: sum(present.map(({ records }) => records)),
    quarantined: sum(present.map(({ quarantined }) => quarantined)),
    entities: sum([...counts.values()]),
    openConflicts,
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
