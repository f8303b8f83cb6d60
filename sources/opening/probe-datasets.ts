import { CausewayError, errorCatalogue } from '#schemas';
import type { DatasetRead, Page, Probe, Source } from '../port/index.ts';

/** Reads the beginning of each dataset and says what was seen, and, where one failed, whose move it is. */
export async function probeDatasets(
  source: Source,
  readFirst: (read: DatasetRead) => Promise<Page>,
): Promise<Probe> {
  const started = performance.now();
  const failures: CausewayError[] = [];
  for (const read of source.datasets.values()) {
    try {
      await readFirst(read);
    } catch (error) {
      if (!(error instanceof CausewayError)) throw error;
      failures.push(error);
    }
  }
  const milliseconds = Math.round(performance.now() - started);
  const [first] = failures;
  if (first === undefined)
    return { ok: true, sentence: toFine(source.datasets.size), who: 'hub', milliseconds };
  const sentence = failures.map((failure) => failure.sentence).join(' ');
  return { ok: false, sentence, who: errorCatalogue[first.code].who, milliseconds };
}

function toFine(count: number): string {
  return count === 1 ? 'Its dataset can be read.' : `All ${count} datasets can be read.`;
}
