import { basename, join } from 'node:path';
import {
  describeMachine,
  printResult,
  showSpread,
  toSpread,
  toTable,
  jsonOption,
  readOptions,
} from '../figures/index.ts';
import { BenchHub, inTemporaryFolder, repository } from '../hub/index.ts';
import { readProtocolKinds } from './read-protocol-kinds.ts';
import { findMade, stageTitles, toStartFigures } from './stages.ts';
import type { StartFigures } from './stages.ts';

/** How long a user waits: the first start with nothing kept, and the second with everything kept. */
const { values } = readOptions({
  command: 'npm run bench start',
  measures: 'Seconds from the command to /health/ready, on a first and on a second start, by stage.',
  options: {
    runs: { type: 'string', default: '3', says: 'so many first and second starts' },
    scale: { type: 'string', default: '1', says: 'how much of Pearl City: 1 is about 20,000 persons' },
    json: jsonOption,
  },
});
const machine = describeMachine('bench:start');
const city = join(repository, 'examples', 'pearl-city');
const fresh: StartFigures[] = [];
const second: StartFigures[] = [];

for (let run = 1; run <= Number(values.runs); run += 1) {
  await inTemporaryFolder(async (home) => {
    fresh.push(await timeStart(home, true));
    second.push(await timeStart(home, false));
  });
  console.error(`  run ${run} of ${values.runs}`);
}

const kinds = readProtocolKinds(city);
const text = [
  toTable([['seconds from the command to …', 'fresh start (min–max)', 'second start'], ...toRows()]),
  `Pearl City at scale ${values.scale}, ${fresh.length} runs; legacy systems speak ${kinds.length} kinds of protocol: ${kinds.join(', ')}.`,
].join('\n\n');
printResult({ machine, text, figures: { fresh, second, kinds } }, values.json);

async function timeStart(home: string, reset: boolean): Promise<StartFigures> {
  const began = Date.now();
  const hub = new BenchHub({ home, city, scale: Number(values.scale), reset });
  try {
    let listening = 0;
    await hub.ready(() => (listening = hub.age));
    const ready = hub.age;
    return toStartFigures({
      said: hub.said,
      listening,
      ready,
      made: findMade(join(home, basename(city)), began),
    });
  } finally {
    await hub.stop();
  }
}

function toRows(): string[][] {
  const stages = Object.keys(stageTitles) as (keyof StartFigures)[];
  return stages.map((stage) => [stageTitles[stage], showStage(fresh, stage), showStage(second, stage)]);
}

function showStage(starts: readonly StartFigures[], stage: keyof StartFigures): string {
  const seconds = starts.map((start) => start[stage]).filter((value) => value !== undefined);
  return seconds.length === 0 ? '–' : showSpread(toSpread(seconds), 1);
}
