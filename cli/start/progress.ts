import { MultiBar, Presets } from 'cli-progress';
import type { SingleBar } from 'cli-progress';

/** Shows how long work goes on, on stderr: bars in a terminal, a line per finished step elsewhere. */
export interface Progress {
  /** `total` may be unknown at first. */
  step(name: string, done: number, total: number | undefined): void;
  finish(name: string, sentence: string): void;
  close(): void;
}

export function createProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  return stream.isTTY ? createBars(stream) : createLines(stream);
}

const width = 34;

function createBars(stream: NodeJS.WriteStream): Progress {
  const format = `  {name} {bar} {value}/{total} {sentence}`;
  const bars = new MultiBar(
    { format, stream, hideCursor: true, clearOnComplete: false, barsize: 24 },
    Presets.shades_classic,
  );
  const byName = new Map<string, SingleBar>();
  const barOf = (name: string): SingleBar => {
    const bar = byName.get(name) ?? bars.create(1, 0, { name: name.padEnd(width), sentence: '' });
    byName.set(name, bar);
    return bar;
  };
  return {
    step: (name, done, total) => {
      const bar = barOf(name);
      bar.setTotal(Math.max(total ?? done, done, 1));
      bar.update(done);
    },
    finish: (name, sentence) => {
      const bar = barOf(name);
      bar.update(bar.getTotal(), { sentence });
    },
    close: () => bars.stop(),
  };
}

function createLines(stream: NodeJS.WriteStream): Progress {
  return {
    step: () => undefined,
    finish: (name, sentence) => stream.write(`  ${name.padEnd(width)} ${sentence}\n`),
    close: () => undefined,
  };
}
