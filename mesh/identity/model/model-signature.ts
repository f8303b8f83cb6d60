import { createHash } from 'node:crypto';
import type { IdentityModel } from './identity-model.ts';

/** What tells one model from another: every choice and every parameter that can change a weight or a cluster. */
export function toModelSignature(model: IdentityModel): string {
  const { file: _file, parameters: _parameters, ...said } = model;
  const text = JSON.stringify(said, (key, value: unknown) => {
    // Whether training may change a level says nothing of what it weighs.
    if (key === 'fixed') return undefined;
    return value instanceof RegExp ? value.source : value;
  });
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/**
 * What frequencies are counted by: features and the occasion of training only, so that weights that somebody sets by
 * hand go by the same frequencies, and a new training counts anew.
 */
export function toFeatureSignature({ features, comparisons, trainedAt }: IdentityModel): string {
  const counted = comparisons.filter(({ levels }) => levels.some(({ termFrequency }) => termFrequency));
  const text = JSON.stringify(
    [features, counted.map(({ feature }) => feature), ...(trainedAt ? [trainedAt] : [])],
    (_key, value: unknown) => (value instanceof RegExp ? value.source : value),
  );
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
