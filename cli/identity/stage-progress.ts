import type { LinkProgress } from '#mesh';

const words: Partial<Record<LinkProgress['stage'], string>> = {
  reading: 'reading records',
  normalising: 'normalising',
  blocking: 'finding pairs to compare',
  comparing: 'comparing',
  training: 'training',
  clustering: 'clustering',
};

export interface StageProgress {
  show(entity: string, progress: LinkProgress): void;
}

/** A line on stderr for each stage that begins. */
export function createStageProgress(stream: NodeJS.WritableStream = process.stderr): StageProgress {
  let last = '';
  return {
    show: (entity, { stage, records, pairs }) => {
      const key = `${entity} ${stage}`;
      const word = words[stage];
      if (key === last || word === undefined) return;
      last = key;
      const counts = [
        records > 0 && stage !== 'reading' ? `${records.toLocaleString('en')} records` : '',
        pairs > 0 ? `${pairs.toLocaleString('en')} pairs` : '',
      ].filter(Boolean);
      stream.write(`  ${entity.padEnd(14)} ${word.padEnd(26)} ${counts.join(', ')}\n`);
    },
  };
}
