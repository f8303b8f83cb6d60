/** A value's place on the paper. */
export type Scale = (value: number) => number;
export type Span = readonly [from: number, to: number];

/** Linear, held inside the paper, one digit after the point; what is no number stands at the beginning. */
export function toScale([low, high]: Span, [start, end]: Span): Scale {
  const width = high - low;
  return (value) => {
    const share = width > 0 ? (value - low) / width : 0;
    const held = Number.isNaN(share) ? 0 : Math.min(1, Math.max(0, share));
    return Math.round((start + held * (end - start)) * 10) / 10;
  };
}

/** Round numbers (1, 2 or 5 times a power of ten apart), about `count` of them, from end to end of a span. */
export function toTicks([low, high]: Span, count: number): number[] {
  const width = high - low;
  if (!(width > 0) || !Number.isFinite(width)) return [low];
  const rough = width / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((each) => each * power >= rough) ?? 10);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, at) => Number(((first + at) * step).toPrecision(12)));
}

/** From the least to the greatest of the finite values, these and `others` included. */
export function toSpan(values: readonly number[], others: readonly number[] = []): Span {
  const finite = [...values, ...others].filter(Number.isFinite);
  if (finite.length === 0) return [0, 1];
  // Not by spreading into Math.min: a curve may have more points than a call takes arguments.
  const [low, high] = finite.reduce<[number, number]>(
    ([least, most], value) => [Math.min(least, value), Math.max(most, value)],
    [Infinity, -Infinity],
  );
  return low === high ? [low - 1, high + 1] : [low, high];
}
