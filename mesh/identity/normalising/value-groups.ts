import { alreadyNormal, type EntityAttribute } from '#schemas';
import { quote } from '../duck.ts';
import { toGivenColumn } from '../features/index.ts';
import { column, type Feature, type IdentityModel } from '../model/index.ts';
import { readsValidity } from './feature-extractor.ts';
import type { MappingPlan } from './value-mapper.ts';

/** Features that are made from the same attributes: each different value is worked out once for all of them. */
export interface ValueGroup {
  readonly plan: MappingPlan;
  /** By what it is called in a query, quoted. */
  readonly name: string;
  /** The tables of the different values (n, k0 …) and of what is made of them (n, v0, valid0 …), quoted. */
  readonly keys: string;
  readonly mapped: string;
  /** SQL that holds for values which are their own features: they never leave DuckDB. */
  readonly isNormal?: string;
}

export function toValueGroups(model: IdentityModel): ValueGroup[] {
  const groups = Map.groupBy(model.features, ({ from }) => JSON.stringify(from.map(({ name }) => name)));
  return [...groups.values()].map((features, index) => {
    const { from } = features[0] ?? { from: [] };
    const checked = features.filter((feature) => readsValidity(feature, model)).map(({ name }) => name);
    const plan = { from, features, checked };
    const isNormal = toShortCut(plan);
    return {
      ...{ plan, isNormal },
      ...{
        name: column(`group ${index}`),
        keys: column(`given values ${index}`),
        mapped: column(`values ${index}`),
      },
    };
  });
}

/** One attribute, and features that are nothing but its normalised text. */
function toShortCut({ from, features, checked }: MappingPlan): string | undefined {
  const [only] = from;
  if (!only || from.length > 1) return undefined;
  const patterns = features.map((feature: Feature) =>
    feature.take || feature.split || checked.includes(feature.name)
      ? undefined
      : alreadyNormal[feature.normalise],
  );
  if (patterns.includes(undefined)) return undefined;
  // Whatever it is, it is its own exact form: nothing to look for.
  const wanted = new Set(patterns.filter((pattern) => pattern !== alreadyNormal.exact));
  return [...wanted].map((pattern) => toMatch(only, pattern ?? '')).join(' AND ') || 'true';
}

function toMatch({ name }: EntityAttribute, pattern: string): string {
  const value = `numbered.${column(toGivenColumn(name))}`;
  return `regexp_full_match(${value}, ${quote(pattern)})`;
}
