import type { LinkedRecord, PresentMember } from '../../store/index.ts';
import type { ComparedValue } from '../explaining/index.ts';
import { toExtractor } from '../normalising/index.ts';
import { toFeatures, type IdentityLook } from '../incremental/index.ts';
import type { Feature, IdentityModel } from '../model/index.ts';

/** A record as it is now: what linkage compares, and what a person reads of it. `n` is its place in the question. */
export interface ShownRecord extends LinkedRecord {
  readonly attributes: PresentMember['attributes'];
}

/** Records that are not linked yet, or have changed since, are shown as they are. */
export function toShownRecords(
  { model }: Pick<IdentityLook, 'model'>,
  members: readonly PresentMember[],
): ShownRecord[] {
  const extractors = model.features.map((feature) => toExtractor(feature, model));
  return members.map(({ dataset, key, role, attributes }, n) => ({
    ...{ dataset, key, role, n, attributes },
    features: toFeatures(attributes, extractors),
  }));
}

/** What the record has of a feature: the department's own words, and the comparable form before it is split. */
export function toComparedValue(
  { attributes }: ShownRecord,
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

function toRaw(from: Feature['from'], attributes: ShownRecord['attributes']): string | null {
  const given = from.map(({ name }) => attributes[name]).filter((raw) => raw !== undefined && raw !== '');
  return given.length === 0 ? null : given.map(String).join(' ');
}
