import { isValidFor, normalise, type AttributeValue } from '#schemas';
import type { Feature, IdentityModel } from '../model/index.ts';

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
  const memory = new Map<string, FeatureValue>();
  const asksValidity = readsValidity(feature, model);
  const compute = (place: number, raw: AttributeValue) => toValue(feature, { place, raw, asksValidity });
  return (attributes) => {
    for (const [place, attribute] of feature.from.entries()) {
      const raw = attributes[attribute.name];
      if (raw === undefined || raw === '') continue;
      const value = recall(memory, `${place}\0${String(raw)}`, () => compute(place, raw));
      if (value.value !== null) return value;
    }
    return nothing;
  };
}

/** Checksums are computed only where a guard or a condition asks for them. */
function readsValidity(feature: Feature, model: Pick<IdentityModel, 'guards' | 'comparisons'>): boolean {
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
  const taken = take(feature, normalise(feature.normalise, given.raw));
  if (taken === '') return nothing;
  const attribute = feature.from[given.place];
  const valid = given.asksValidity && attribute !== undefined && isValidFor(attribute, given.raw);
  return { value: feature.split === 'pairs' ? toPairs(taken) : taken, valid };
}

function take(feature: Feature, normalised: string): string {
  if (!feature.take) return normalised;
  const found = feature.take.exec(normalised);
  return found?.[1] ?? found?.[0] ?? '';
}

/** Neighbouring characters as words: 市中心店 → 市中 中心 心店; a single character stands for itself. */
function toPairs(text: string): string {
  const characters = [...text.replaceAll(' ', '')];
  if (characters.length < 2) return characters.join('');
  return characters
    .slice(1)
    .map((character, index) => `${characters[index]}${character}`)
    .join(' ');
}

function recall(memory: Map<string, FeatureValue>, key: string, compute: () => FeatureValue): FeatureValue {
  const known = memory.get(key);
  if (known) return known;
  const value = compute();
  if (memory.size >= remembered) memory.clear();
  memory.set(key, value);
  return value;
}
