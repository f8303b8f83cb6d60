import type { FileLinkStage, FoundWork } from '#mesh';

const words: Partial<Record<FileLinkStage, string>> = {
  reading: 'reading the files',
  profiling: 'looking at the columns',
  normalising: 'normalising',
  blocking: 'finding pairs to compare',
  comparing: 'comparing',
  training: 'training',
  clustering: 'clustering',
  checking: 'comparing with the truth',
  writing: 'writing',
};

/** Says which stage begins, at once: whoever watches, or ends the run, knows where it stands. */
export function showStage(
  stage: FileLinkStage,
  { records, pairs }: { records: number; pairs: number },
): void {
  const counts = [
    records > 0 ? `${records.toLocaleString('en')} records` : '',
    pairs > 0 ? `${pairs.toLocaleString('en')} pairs` : '',
  ].filter(Boolean);
  if (words[stage]) process.stderr.write(`  ${words[stage].padEnd(26)} ${counts.join(', ')}\n`);
}

/** Says what an earlier run has left in the work folder, and what becomes of it. */
export function showFound(found: FoundWork | 'damaged work'): void {
  if (found === undefined) return;
  process.stderr.write(`  ${toSentence(found)}\n`);
}

function toSentence(found: Exclude<FoundWork, undefined> | 'damaged work'): string {
  if (found === 'another linkage')
    return 'the work folder is of other files, another model or another program: beginning anew';
  if (found === 'damaged work') return 'what an earlier run left cannot be gone on with: beginning anew';
  const stage = found.after === 'refining' ? 'training' : (found.after as FileLinkStage);
  return `an earlier run finished “${words[stage] ?? stage}”: going on after it`;
}
