/** The probabilities that are set by hand, per comparison and level; undefined where training finds them. */
export type FixedProbabilities = readonly (readonly (number | undefined)[])[];

/**
 * Puts what is set by hand into estimated probabilities and shares the rest among the other levels as it was found:
 * the maximum of a multinomial likelihood of which some probabilities are known.
 */
export function holdFixed(
  estimated: readonly (readonly number[])[],
  fixed: FixedProbabilities | undefined,
): readonly (readonly number[])[] {
  if (!fixed) return estimated;
  return estimated.map((levels, k) => holdLevels(levels, fixed[k] ?? []));
}

function holdLevels(levels: readonly number[], fixed: readonly (number | undefined)[]): readonly number[] {
  if (fixed.every((value) => value === undefined)) return levels;
  const held = fixed.reduce<number>((sum, value) => sum + (value ?? 0), 0);
  const found = levels.reduce((sum, value, level) => sum + (fixed[level] === undefined ? value : 0), 0);
  // What is set by hand may add up to all there is: then the others are no more than barely possible.
  const scale = Math.max(1 - held, 1e-6) / Math.max(found, 1e-12);
  return levels.map((value, level) => fixed[level] ?? value * scale);
}
