interface Pool {
  readonly levels: number;
  readonly m: number;
  readonly u: number;
}

/**
 * m of levels in the order of agreement, changed so that no level weighs more than one above it: neighbours that do
 * are pooled until none does (pool adjacent violators, Ayer et al. 1955), and share their m as they share u.
 */
export function toOrdered(m: readonly number[], u: readonly number[]): number[] {
  const pools: Pool[] = [];
  m.forEach((mass, level) => {
    let last: Pool = { levels: 1, m: mass, u: u[level] ?? 1 };
    for (let above = pools.at(-1); above && above.m / above.u < last.m / last.u; above = pools.at(-1)) {
      pools.pop();
      last = { levels: above.levels + last.levels, m: above.m + last.m, u: above.u + last.u };
    }
    pools.push(last);
  });
  let level = 0;
  return pools.flatMap((pool) =>
    Array.from({ length: pool.levels }, () => ((u[level++] ?? 1) * pool.m) / pool.u),
  );
}
