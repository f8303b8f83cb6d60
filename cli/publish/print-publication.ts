import type { PublishReport } from '#mesh';
import { showFault } from '#schemas';
import type { Publication } from './publish-contracts.ts';

type Print = (line: string) => void;

/** What became of one contract, for people. */
export function printPublication({ file, faults, report, isThere }: Publication, print: Print): void {
  if (isThere)
    return print(`${file.dataset ?? file.path} ${file.version} is published already, just as it is.`);
  if (!report || report.outcome === 'refused')
    print(`${file.path}: ${faults.length === 0 ? 'not sent' : 'refused'}`);
  else print(report.sentence);
  for (const fault of faults) print(`  ${showFault(fault)}`);
  if (!report || report.outcome === 'unchanged') return;
  printChanges(report, print);
  printDryRun(report, print);
  printConsumers(report, print);
  printCourse(report, print);
}

function printChanges({ comparedWith, comparison }: PublishReport, print: Print): void {
  if (comparedWith === null || !comparison) return;
  print(`  compared with ${comparedWith}: a ${comparison.bump} change, so at least ${comparison.required}`);
  for (const { severity, sentence, hurts } of comparison.changes)
    print(`    ${severity.padEnd(9)} ${sentence}${hurts === 'nobody' ? '' : ` (hurts ${showHurt(hurts)})`}`);
}

function showHurt(hurts: string): string {
  return hurts === 'both' ? 'readers and writers' : hurts;
}

function printDryRun({ dryRun }: PublishReport, print: Print): void {
  const trials = [dryRun.live, dryRun.copy, ...dryRun.translations];
  for (const trial of trials) {
    if (!trial) continue;
    const counts = trial.read === 0 ? '' : ` ${trial.kept} keep it, ${trial.quarantined} do not.`;
    print(`  dry run: ${trial.sentence}${counts}`);
    for (const { count, sentence, position } of trial.samples)
      print(`    ${count} × ${sentence} (first at ${position})`);
  }
}

function printConsumers({ consumers, comparedWith }: PublishReport, print: Print): void {
  if (comparedWith === null) return;
  if (consumers.length === 0)
    return print('  hurts nobody: no client used in the last 90 days what it changes');
  for (const { client, because, fields, lastUsed, count, servedUntil } of consumers) {
    const use = lastUsed === null ? 'by its agreement' : `last on ${lastUsed}, ${count} × in 90 days`;
    const failing =
      because === 'changed'
        ? 'its questions will fail'
        : 'it must ask the new version, which has the same for it';
    const consequence = servedUntil === null ? failing : `answered by translation until ${day(servedUntil)}`;
    print(`  hurts ${client}: uses ${fields.join(', ')} (${use}); ${consequence}`);
  }
}

function printCourse({ outcome, notice, deprecates, replaces, retires }: PublishReport, print: Print): void {
  if (outcome === 'refused') return;
  const from = notice ? `on ${day(notice.activeFrom)}, after ${notice.days} days of notice` : 'at once';
  print(`  holds ${from}`);
  for (const { version, until } of deprecates)
    print(`  ${version} is answered by translation until ${day(until)}, and as long as somebody reads it`);
  if (replaces.length > 0) print(`  takes the place of ${replaces.join(', ')} for all readers`);
  if (retires.length > 0)
    print(`  ${retires.join(', ')} is answered no more then: no translation leads to it`);
}

function day(time: string): string {
  return time.slice(0, 10);
}
