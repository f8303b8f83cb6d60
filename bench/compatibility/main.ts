import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sharedData } from '../bench.config.ts';
import {
  describeMachine,
  printResult,
  toSpread,
  toTable,
  jsonOption,
  readOptions,
} from '../figures/index.ts';
import { ContestantThread, type Answered } from './ask-contestant.ts';
import { compareGenerated, type GeneratedFigures } from './compare-generated.ts';
import { contestants } from './contestants.ts';
import { readApicurio, readJsoncompat, type LabelledCase } from './read-cases.ts';
import { toTally, type Tally } from './tally.ts';

/** How often a verdict on two schemas is right: two sets by others, and pairs drawn at random held against trial. */
const { values } = readOptions({
  command: 'npm run bench compatibility',
  measures:
    'How often a verdict on two schemas is right: on two sets by others, and on drawn pairs held against trial.',
  options: {
    pairs: { type: 'string', default: '10000', says: 'drawn pairs with a counterexample' },
    json: jsonOption,
  },
});
const machine = describeMachine('bench:compatibility');
const folder = join(sharedData, 'schema-compatibility');
const sets = existsSync(folder) ? [readApicurio(folder), readJsoncompat(folder)] : [];
if (sets.length === 0)
  console.error('The two sets are left out: they are not here; CAUSEWAY_DATA says where they lie.');

interface Line extends Tally {
  readonly set: string;
  readonly name: string;
}

const lines: Line[] = [];
const against: string[] = [];
for (const cases of sets)
  for (const name of Object.keys(contestants)) {
    const answers = await askAll(name, cases);
    lines.push({ set: cases[0]?.set ?? '', name, ...toTally(cases, answers) });
    if (name === 'causeway') against.push(...findDisagreements(cases, answers));
  }
const generated = compareGenerated(Number(values.pairs), (done) =>
  console.error(`${done} pairs with a counterexample`),
);
printResult(
  { machine, text: toText(generated), figures: { lines, against, generated: toFigures(generated) } },
  values.json,
);

async function askAll(name: string, cases: readonly LabelledCase[]): Promise<Answered[]> {
  const thread = new ContestantThread(name);
  const answers: Answered[] = [];
  for (const { texts } of cases) answers.push(await thread.ask(texts));
  await thread.end();
  return answers;
}

/** Where we and the authors differ: each is to be looked at, and each breaking one has a counterexample. */
function findDisagreements(cases: readonly LabelledCase[], answers: readonly Answered[]): string[] {
  return cases.flatMap((one, index) => {
    const answer = answers[index] as Answered;
    if ('failed' in answer) return [`${one.set}, ${one.id}: ${answer.failed}`];
    return (['backward', 'forward'] as const)
      .filter((direction) => (answer[direction] === 'compatible') !== one[direction])
      .map(
        (direction) => `${one.set}, ${one.id}, ${direction}: ${answer[direction]}, not as the authors say`,
      );
  });
}

function toText(figures: GeneratedFigures): string {
  const head = [
    'set',
    'program',
    'directions',
    'right',
    'missed breaks',
    'false breaks',
    'unknown',
    'crashed or hung',
    'ms a case, median',
    'max',
  ];
  const rows = lines.map(({ set, name, right, missed, falseBreaks, unknown, failed, milliseconds }) => {
    const all = right + missed + falseBreaks + failed;
    const { median, max } = toSpread(milliseconds);
    const share = `${right} (${((100 * right) / all).toFixed(1)} %)`;
    return [
      set,
      name,
      String(all),
      share,
      ...[missed, falseBreaks, unknown, failed].map(String),
      median.toFixed(1),
      max.toFixed(0),
    ];
  });
  const differing = against.map((line) => `- ${line}`).join('\n');
  return `${toTable([head, ...rows])}\n\nWhere Causeway and the authors differ:\n\n${differing}\n\n${toGeneratedText(figures)}`;
}

function toGeneratedText(figures: GeneratedFigures): string {
  const { pairs, pairsWithCounterexample, missed, unconfirmed, verdicts } = figures;
  const { median, max } = toSpread(figures.milliseconds);
  const told = Object.entries(verdicts).map(([verdict, count]) => `${count} ${verdict}`);
  return `Generated: ${pairs} pairs, in ${pairsWithCounterexample} trial found a counterexample; ${missed} of those directions called compatible, ${unconfirmed} breaking without a confirmed witness (${told.join(', ')}); ${median.toFixed(1)} ms a pair, at most ${max.toFixed(0)}.`;
}

function toFigures({ milliseconds, ...figures }: GeneratedFigures): object {
  return { ...figures, milliseconds: toSpread(milliseconds) };
}
