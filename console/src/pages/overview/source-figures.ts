export const sum = (figures: readonly number[]): number =>
  figures.reduce((total, figure) => total + figure, 0);

/** The latest of some ISO instants; null when there is none. */
export function findLatest(instants: readonly (string | null)[]): string | null {
  return instants.reduce<string | null>(
    (latest, at) => (at !== null && (latest === null || Date.parse(at) > Date.parse(latest)) ? at : latest),
    null,
  );
}

/** A failing source is its department's to mend; one never read yet is the hub's to read. */
export function whoMoves(state: string): 'none' | 'department' | 'hub' {
  if (state === 'ready') return 'none';
  return state === 'never' ? 'hub' : 'department';
}
