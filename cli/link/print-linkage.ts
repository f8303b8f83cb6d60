import type { Outputs } from './choose-outputs.ts';
import type { FileLinkage } from '#mesh';

type Print = (line: string) => void;

const whole = (count: number) => count.toLocaleString('en');
const records = (count: number) => `${whole(count)} ${count === 1 ? 'record' : 'records'}`;
const share = (value: number) => value.toFixed(4);

/** The linkage for people. */
export function printLinkage(linkage: FileLinkage, outputs: Outputs, print: Print): void {
  for (const { warnings } of linkage.inputs) warnings.forEach((warning) => print(`Note: ${warning}`));
  for (const { shownAs, rows } of linkage.inputs) print(`${shownAs}: ${records(rows)}`);
  const { clusters, pairsCompared, seconds } = linkage;
  const found = `${whole(clusters)} ${clusters === 1 ? 'entity' : 'entities'}`;
  print(`Found ${found} in ${records(linkage.records)}; the largest has ${records(linkage.largestCluster)}.`);
  print(
    `Compared ${whole(pairsCompared)} ${pairsCompared === 1 ? 'pair' : 'pairs'} in ${seconds.toFixed(1)} s.`,
  );
  if (linkage.evaluation) printEvaluation(linkage.evaluation, print);
  printOutputs(outputs, print);
}

function printOutputs({ out, saveModel, report }: Outputs, print: Print): void {
  print('');
  if (out !== undefined) print(`clusters  ${out}`);
  if (saveModel !== undefined) print(`model     ${saveModel}   (change it, and link again with --model)`);
  if (report !== undefined) print(`report    ${report}`);
}

function printEvaluation(evaluation: NonNullable<FileLinkage['evaluation']>, print: Print): void {
  print('');
  print('against the truth   precision  recall  F1');
  for (const [name, { precision, recall, f1 }] of [
    ['pairs of records', evaluation.pairwise],
    ['B-cubed', evaluation.bcubed],
  ] as const)
    print(`  ${name.padEnd(18)} ${share(precision)}  ${share(recall)}  ${share(f1)}`);
  print(`  the largest true entity has ${records(evaluation.largestTrue)}`);
}
