import type { EntityTraining, LevelChange } from '#mesh';

type Print = (line: string) => void;

interface Place {
  readonly entity: string;
  /** The parameters file, as seen from the city's folder. */
  readonly file: string;
  readonly isDry: boolean;
}

const whole = (count: number) => count.toLocaleString('en');

/** A training for people: on what, what it changes, and whose move it is. */
export function printTraining(training: EntityTraining | undefined, place: Place, print: Print): void {
  print('');
  if (!training)
    return print(`${place.entity}: there are fewer than two records to learn from; nothing was written.`);
  printOccasion(training, place.entity, print);
  printLevels(training.changes, print);
  printEntities(training, print);
  if (place.isDry) return print(`  not written (--dry-run): ${place.file}`);
  print(`  written: ${place.file}`);
  print('  The hub goes on with what it started with: restart it once the file is reviewed. It then links');
  print('  all records anew and counts how frequent values are.');
}

function printOccasion({ parameters, priorBefore }: EntityTraining, entity: string, print: Print): void {
  const { data, how, iterations, converged, prior } = parameters;
  const datasets = Object.keys(data.datasets).length;
  print(
    `${entity}: learned from ${whole(data.records)} records of ${datasets} datasets, ${whole(data.pairsCompared)} compared and ${whole(data.randomPairs)} random pairs`,
  );
  const { together, apart } = data.decisions;
  if (how === 'with decisions')
    print(
      `  and from ${whole(together)} pairs that stewards joined and ${whole(apart)} that they keep apart`,
    );
  print(
    converged
      ? `  settled after ${iterations} rounds`
      : `  NOT settled after ${iterations} rounds: take the figures as a first guess and look at the report`,
  );
  print(`  matches per record: ${toChange(priorBefore, prior.matchesPerRecord, show)}`);
}

function printLevels(changes: readonly LevelChange[], print: Print): void {
  const rows = changes.map(({ comparison, reads, before, after, isFixed }) => [
    ...[comparison, isFixed ? `${reads} (fixed)` : reads],
    ...[toChange(before?.m, after.m, show), toChange(before?.u, after.u, show)],
    toChange(before?.weight, after.weight, showBits),
  ]);
  const table = [['comparison', 'level', 'm', 'u', 'weight in bits'], ...rows];
  const widths = [0, 1, 2, 3, 4].map((at) => Math.max(...table.map((row) => row[at]?.length ?? 0)));
  for (const row of table)
    print(`  ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}`.trimEnd());
}

function printEntities({ entities }: EntityTraining, print: Print): void {
  if (!entities) return print('  nobody had trained this model: there are no entities to compare with');
  const { entitiesBefore, entitiesAfter, merged, split } = entities;
  print(
    `  entities: ${whole(entitiesBefore)} → ${whole(entitiesAfter)}; ${whole(merged)} would hold what are several now, ${whole(split)} would be split`,
  );
}

const show = (value: number) => String(Number(value.toPrecision(3)));
const showBits = (bits: number) => bits.toFixed(1);

function toChange(before: number | undefined, after: number, say: (value: number) => string): string {
  if (before === undefined || say(before) === say(after)) return say(after);
  return `${say(before)} → ${say(after)}`;
}
