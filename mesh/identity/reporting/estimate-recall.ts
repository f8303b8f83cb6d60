/** What each of several independent searches found. */
export interface Captures {
  /** How many different ones they found together. */
  readonly found: number;
  /** How many each of them found. */
  readonly each: readonly number[];
}

/** From so many times what was found on, there is no telling how many there are. */
const most = 1e6;

/**
 * The share of all that was found, 0 to 1, by capture and recapture: N solves 1 − found/N = Π (1 − each/N), the
 * maximum likelihood where the searches are independent and differ in how much they find (Darroch 1958; of two it is
 * Lincoln and Petersen's n₁n₂/m). Searches that fail on the same ones make it too high: it is an upper estimate.
 * Undefined where nothing was found twice.
 */
export function estimateRecall({ found, each }: Captures): number | undefined {
  if (found === 0 || each.length < 2) return undefined;
  if (each.some((count) => count >= found)) return 1;
  if (each.reduce((sum, count) => sum + count, 0) <= found) return undefined;
  const isTooSmall = (total: number) =>
    Math.log1p(-found / total) < each.reduce((sum, count) => sum + Math.log1p(-count / total), 0);
  if (isTooSmall(found * most)) return undefined;
  let [low, high] = [found, found * most];
  for (let step = 0; step < 100 && high - low > 1e-9 * high; step += 1) {
    const middle = (low + high) / 2;
    if (isTooSmall(middle)) low = middle;
    else high = middle;
  }
  return found / high;
}
