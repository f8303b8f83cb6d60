import { isValidFor, normalise, type AttributeValue } from '#schemas';
import type { Feature, IdentityModel } from '../model/index.ts';
import { toSet } from './to-set.ts';

/** A comparable value, null when there is none, and whether it satisfies its attribute's format. */
export interface FeatureValue {
  readonly value: string | null;
  readonly valid: boolean;
}

export type Extractor = (attributes: Readonly<Record<string, AttributeValue>>) => FeatureValue;

const nothing: FeatureValue = { value: null, valid: false };

/** So many different values are remembered per feature; names and streets come again and again. */
const remembered = 50_000;

/** Makes the function that takes one feature out of a record. */
export function toExtractor(
  feature: Feature,
  model: Pick<IdentityModel, 'guards' | 'comparisons'>,
): Extractor {
  return toCheckingExtractor(feature, readsValidity(feature, model));
}

/** The same where it is known whether anybody asks for the value's validity. */
export function toCheckingExtractor(feature: Feature, asksValidity: boolean): Extractor {
  const memory = new Map<string, FeatureValue>();
  const find = ({ place, raw }: Given) =>
    recall(memory, `${place}\0${String(raw)}`, () => toValue(feature, { place, raw, asksValidity }));
  return (attributes) => {
    const given = feature.from.flatMap((attribute, place) => {
      const raw = attributes[attribute.name];
      return raw === undefined || raw === '' ? [] : [{ place, raw }];
    });
    if (feature.together) return given.length < feature.from.length ? nothing : toJoint(feature, given);
    for (const one of given) {
      const value = find(one);
      if (value.value !== null) return value;
    }
    return nothing;
  };
}

interface Given {
  readonly place: number;
  readonly raw: AttributeValue;
}

/** All attributes as one value, in their order, with a space between. */
function toJoint(feature: Feature, given: readonly Given[]): FeatureValue {
  const parts = given.map(({ raw }) => normalise(feature.normalise, raw));
  return parts.includes('') ? nothing : { value: toSet(feature, parts.join(' ')), valid: true };
}

/** Checksums are computed only where a guard or a condition asks for them. */
export function readsValidity(
  feature: Feature,
  model: Pick<IdentityModel, 'guards' | 'comparisons'>,
): boolean {
  const tests = model.comparisons.flatMap((comparison) => comparison.levels.flatMap((level) => level.tests));
  return (
    model.guards.conflict.includes(feature.name) ||
    tests.some((test) => test.feature === feature.name && test.condition.reads.includes('valid'))
  );
}

function toValue(
  feature: Feature,
  given: { place: number; raw: AttributeValue; asksValidity: boolean },
): FeatureValue {
  const value = toFeatureText(feature, normalise(feature.normalise, given.raw));
  if (value === null) return nothing;
  const attribute = feature.from[given.place];
  const valid = given.asksValidity && attribute !== undefined && isValidFor(attribute, given.raw);
  return { value, valid };
}

/** What a feature takes of a normalised value; null when that is nothing. */
export function toFeatureText(feature: Pick<Feature, 'take' | 'split'>, normalised: string): string | null {
  const taken = take(feature, normalised);
  return taken === '' ? null : toSet(feature, taken);
}

function take(feature: Pick<Feature, 'take'>, normalised: string): string {
  if (!feature.take) return normalised;
  const found = feature.take.exec(normalised);
  return found?.[1] ?? found?.[0] ?? '';
}

function recall(memory: Map<string, FeatureValue>, key: string, compute: () => FeatureValue): FeatureValue {
  const known = memory.get(key);
  if (known) return known;
  const value = compute();
  if (memory.size >= remembered) memory.clear();
  memory.set(key, value);
  return value;
}
