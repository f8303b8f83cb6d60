import type { DatasetTrial, SourceTrial } from '#sources';

const marks = { fine: 'fine', finding: 'FINDING', 'left-alone': 'left alone' };
const movers = { you: 'your move', department: "the department's move", hub: "the hub's move" };

/** What was seen, source by source, for people. */
export function printTrials(trials: readonly SourceTrial[], print: (line: string) => void): void {
  for (const { source, kind, file, datasets } of trials) {
    print(`${source}  (${kind}, ${file})`);
    for (const trial of datasets) printDataset(trial, print);
  }
  const all = trials.flatMap(({ datasets }) => datasets);
  const count = (state: DatasetTrial['state']) => all.filter((trial) => trial.state === state).length;
  const alone = count('left-alone') > 0 ? `, ${count('left-alone')} left alone` : '';
  print(
    `${all.length} datasets of ${trials.length} sources: ${count('fine')} fine, ${count('finding')} with findings${alone}.`,
  );
}

function printDataset(trial: DatasetTrial, print: (line: string) => void): void {
  const { dataset, state, milliseconds, sentence, who } = trial;
  const move = who === undefined ? '' : ` [${movers[who]}]`;
  print(
    `  ${marks[state].padEnd(10)} ${dataset.padEnd(36)} ${String(milliseconds).padStart(6)} ms  ${sentence}${move}`,
  );
  const indent = ' '.repeat(13);
  if (trial.missing.length > 0) print(`${indent}in no row: ${trial.missing.join(', ')}`);
  if (trial.extra.length > 0) print(`${indent}not in the contract: ${trial.extra.join(', ')}`);
}
