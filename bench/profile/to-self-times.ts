/** What V8 writes; times in microseconds. */
export interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

export interface SelfTime {
  readonly name: string;
  readonly url: string;
  readonly line: number;
  /** Of the time in which the program was not idle, 0 to 1. */
  readonly share: number;
}

/** Functions by the time spent in themselves, the most first. */
export function toSelfTimes({ nodes, samples, timeDeltas }: CpuProfile): SelfTime[] {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const spent = new Map<string, { name: string; url: string; line: number; time: number }>();
  let busy = 0;
  for (const [index, id] of samples.entries()) {
    const frame = frames.get(id);
    if (!frame || frame.functionName === '(idle)') continue;
    const time = timeDeltas[index] ?? 0;
    busy += time;
    const { functionName: name, url, lineNumber } = frame;
    const place = `${name}\0${url}\0${lineNumber}`;
    const sum = spent.get(place) ?? { name: name || '(anonymous)', url, line: lineNumber + 1, time: 0 };
    spent.set(place, { ...sum, time: sum.time + time });
  }
  return [...spent.values()]
    .sort((a, b) => b.time - a.time)
    .map(({ time, ...frame }) => ({ ...frame, share: time / busy }));
}
