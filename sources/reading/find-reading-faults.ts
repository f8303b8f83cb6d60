import { faultAt, type Fault, type SourceDocument } from '#schemas';
import { kinds, sourceKinds } from '../kinds/index.ts';
import type { Kind } from '../port/index.ts';
import type { DatasetCommon, ReadingSettings } from './generated/source.ts';

type Mode = ReadingSettings['mode'];
type Setting = Exclude<keyof ReadingSettings, 'mode'>;

/** The mode that each setting belongs to. */
const belongs: Record<Setting, Mode> = {
  field: 'watermark',
  fullEvery: 'watermark',
  overlap: 'watermark',
  slot: 'changes',
  publication: 'changes',
  mostKept: 'changes',
};

/** What JSON Schema cannot say of a reading: modes that the kind does not have, settings without their mode. */
export function findReadingFaults(document: SourceDocument, kind: Kind): Fault[] {
  const datasets = (document.data as { datasets?: unknown } | null)?.datasets;
  if (typeof datasets !== 'object' || datasets === null) return [];
  return Object.entries(datasets as Record<string, DatasetCommon | null>).flatMap(([name, dataset]) => {
    const reading = dataset?.reading as Partial<ReadingSettings> | undefined;
    if (typeof reading !== 'object' || reading === null) return [];
    const say = (key: string | undefined, sentence: string) =>
      faultAt(document, ['datasets', name, 'reading', ...(key === undefined ? [] : [key])], sentence);
    const explodes = dataset?.explode !== undefined;
    return findFaults({ reading, kind, explodes }, say);
  });
}

type Say = (key: string | undefined, sentence: string) => Fault;

function findFaults(
  { reading, kind, explodes }: { reading: Partial<ReadingSettings>; kind: Kind; explodes: boolean },
  say: Say,
): Fault[] {
  const { mode } = reading;
  if (mode === undefined) return [];
  const faults: Fault[] = [];
  if (mode in modeNames && mode !== 'full' && !(kind.readings ?? []).includes(mode)) {
    faults.push(
      say('mode', `This kind of source cannot be read by ${mode}: ${whoCan(mode)}; leave it at full.`),
    );
  }
  if (mode === 'watermark' && reading.field === undefined && !kind.readsFiles) {
    faults.push(say(undefined, '"field" is missing: name the field that grows with every change.'));
  }
  if (mode === 'watermark' && reading.field !== undefined && kind.readsFiles) {
    faults.push(say('field', 'New and changed files are known by themselves: take "field" away.'));
  }
  if (mode === 'changes' && explodes) {
    faults.push(say('mode', 'Rows that are exploded cannot be followed by changes: use full or watermark.'));
  }
  for (const key of Object.keys(belongs) as Setting[]) {
    if (reading[key] === undefined || belongs[key] === mode) continue;
    faults.push(say(key, `"${key}" belongs to the mode ${belongs[key]}: take it away, or change the mode.`));
  }
  return faults;
}

const modeNames: Record<Mode, true> = { full: true, watermark: true, changes: true };

function whoCan(mode: Mode): string {
  const able = sourceKinds.filter((name) => ((kinds[name] as Kind).readings ?? []).includes(mode));
  return able.length === 0 ? 'no kind can' : `${able.join(', ')} can`;
}
