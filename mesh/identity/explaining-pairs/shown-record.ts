import type { LinkedRecord, PresentMember } from '../../store/index.ts';
import { toExtractor } from '../normalising/index.ts';
import { toFeatures, type IdentityLook } from '../incremental/index.ts';

/** A record as it is now: what linkage compares, and what a person reads of it. `n` is its place in the question. */
export interface LinkedShownRecord extends LinkedRecord {
  readonly attributes: PresentMember['attributes'];
}

/** Records that are not linked yet, or have changed since, are shown as they are. */
export function toShownRecords(
  { model }: Pick<IdentityLook, 'model'>,
  members: readonly PresentMember[],
): LinkedShownRecord[] {
  const extractors = model.features.map((feature) => toExtractor(feature, model));
  return members.map(({ dataset, key, role, attributes }, n) => ({
    ...{ dataset, key, role, n, attributes },
    features: toFeatures(attributes, extractors),
  }));
}
