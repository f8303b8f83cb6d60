import type { Random } from './random.ts';

/** Things with weights, drawn in logarithmic time. */
export class Weighted<T> {
  private readonly values: T[] = [];
  private readonly sums: number[] = [];
  private total = 0;

  constructor(pairs: Iterable<readonly [T, number]>) {
    for (const [value, weight] of pairs) {
      this.total += weight;
      this.values.push(value);
      this.sums.push(this.total);
    }
  }

  draw(random: Random): T {
    const goal = random.next() * this.total;
    let low = 0;
    let high = this.sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.sums[middle] ?? 0) > goal) high = middle;
      else low = middle + 1;
    }
    return this.values[low] as T;
  }
}
