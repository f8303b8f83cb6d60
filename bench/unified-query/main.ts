import { join, resolve } from 'node:path';
import { describeMachine, printResult } from '../figures/index.ts';
import { BenchHub, inTemporaryFolder, repository } from '../hub/index.ts';
import { assertSameAnswers, countOtherValues } from './assert-same-answers.ts';
import { startContestant } from './contestant.ts';
import type { Contestant } from './contestant.ts';
import { startLoadGenerator } from './load/index.ts';
import { preparePeerTables } from './peer/prepare-tables.ts';
import { plainQuestion, valueQuestion, wholeQuestion } from './questions.ts';
import { readPlates } from './read-plates.ts';
import { readQueryOptions } from './read-query-options.ts';
import { runRounds } from './run-rounds.ts';
import { toFigures, toReport } from './to-report.ts';

/** One unified question side by side: the hub, the limit, the peer. */
const options = readQueryOptions();
const machine = describeMachine('bench:query');
await inTemporaryFolder(run);

async function run(home: string): Promise<void> {
  const city = join(repository, 'examples', 'pearl-city');
  const hub = new BenchHub({ home, city, scale: options.scale, nodeArguments: toNodeArguments() });
  try {
    await contest(hub, await hub.ready());
  } finally {
    await hub.stop();
  }
}

function toNodeArguments(): string[] {
  if (options.profile === undefined) return [];
  return ['--cpu-prof', `--cpu-prof-dir=${resolve(options.profile)}`];
}

async function contest(hub: BenchHub, url: string): Promise<void> {
  const plates = await readPlates(hub.databaseUrl);
  const token = await hub.token('service-hall');
  const asked = { name: 'hub', url: `${url}/graphql`, token, question: wholeQuestion } as const;
  const first: Contestant = { ...asked, end: () => Promise.resolve() };
  const generator = await startLoadGenerator();
  try {
    if (options.profile === undefined) await compare(hub, { first, generator, plates });
    else await runRounds({ contestants: [first], generator, plates, options });
  } finally {
    await generator.end();
  }
}

interface Start {
  readonly first: Contestant;
  readonly generator: Awaited<ReturnType<typeof startLoadGenerator>>;
  readonly plates: readonly string[];
}

async function compare(hub: BenchHub, { first, generator, plates }: Start): Promise<void> {
  const { databaseUrl } = hub;
  await preparePeerTables(databaseUrl);
  const limit = await startContestant('limit', wholeQuestion, databaseUrl);
  const peer = await startContestant('peer', plainQuestion, databaseUrl);
  try {
    await assertSameAnswers(first, limit, plates);
    const otherValues = await countOtherValues(first, peer, plates);
    const bare: Contestant = { ...first, name: 'hub, values only', question: valueQuestion };
    const contestants = [first, limit, bare, peer];
    const rounds = await runRounds({ contestants, generator, plates, options });
    const figures = toFigures(rounds);
    const text = toReport(figures, otherValues);
    printResult({ machine, text, figures: { questions: figures, otherValues, rounds } }, options.json);
  } finally {
    await Promise.all([limit.end(), peer.end()]);
  }
}
