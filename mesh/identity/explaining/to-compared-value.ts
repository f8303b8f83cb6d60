import type { FeatureRecord } from '../features/index.ts';
import { toExtractor } from '../normalising/index.ts';
import type { Feature, IdentityModel } from '../model/index.ts';
import type { ComparedValue } from './explained-pair.ts';

type Attributes = FeatureRecord['attributes'];

/** What a record has of a feature: the department's own words, and the comparable form before it is split. */
export function toComparedValue(
  { attributes }: { readonly attributes: Attributes },
  feature: Feature,
  model: IdentityModel,
): ComparedValue {
  const { split: _split, ...whole } = feature;
  const { value } = toExtractor(whole, model)(attributes);
  if (value === null) return { raw: toRaw(feature.from, attributes), value };
  // The first attribute with a usable value counts.
  const used = feature.together ? feature.from : feature.from.filter((attribute) => isUsed(attribute));
  return { raw: toRaw(used, attributes), value };

  function isUsed(attribute: Feature['from'][number]): boolean {
    return toExtractor({ ...whole, from: [attribute] }, model)(attributes).value === value;
  }
}

function toRaw(from: Feature['from'], attributes: Attributes): string | null {
  const given = from.map(({ name }) => attributes[name]).filter((raw) => raw !== undefined && raw !== '');
  return given.length === 0 ? null : given.map(String).join(' ');
}
