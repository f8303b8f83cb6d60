/** Up to so many pairs all are looked at, or up to twice as many as are to be drawn; of more a smaller sample is enough. */
const allPairsUpTo = 2_000_000;
const usuallyDrawn = 400_000;

/**
 * A query of pairs (a, b) that are all pairs of a small set, or a random sample of a large one. Drawn by a hash of a
 * counter: the same records give the same sample, whatever thread gets there first.
 */
export function toRandomPairs(records: number, drawn?: number): string {
  const upTo = drawn === undefined ? allPairsUpTo : 2 * drawn;
  if ((records * (records - 1)) / 2 <= upTo)
    return '(SELECT l.i AS a, r.i AS b FROM features l JOIN features r ON l.i < r.i)';
  const draw = (salt: number) => `(hash(n, ${salt}) % ${records})::INTEGER`;
  return `(SELECT DISTINCT least(x, y) AS a, greatest(x, y) AS b
    FROM (SELECT ${draw(1)} AS x, ${draw(2)} AS y FROM range(${drawn ?? usuallyDrawn}) draws(n)) WHERE x <> y)`;
}
