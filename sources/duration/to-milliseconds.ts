const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Milliseconds of `1500ms`, `5s`, `10m`, `1h` or `1d`; the document's schema has checked the form. */
export function toMilliseconds(duration: string): number {
  const [, count, unit] = /^(\d+)(ms|s|m|h|d)$/.exec(duration) ?? [];
  return Number(count) * units[unit as keyof typeof units];
}
