import { hash } from 'node:crypto';
import type { Store } from '../store/index.ts';
import { toMappingSignature } from './sort-rows.ts';
import type { IntakeTask } from './take-in.ts';

/** How much of a dataset is to be read now, and from where. */
export interface ChosenReading {
  readonly extent: 'whole' | 'part';
  readonly since?: string;
}

/**
 * By watermark only what is new, until a full reading is due again, which alone shows what is gone. A new version of
 * the contract, or of how it maps, is due a full reading as well: the kept rows were judged by the old one.
 */
export async function chooseReading(store: Store, { contract, read }: IntakeTask): Promise<ChosenReading> {
  if (read.reading?.mode !== 'watermark') return { extent: 'whole' };
  const known = await store.datasets.findWatermark(contract.dataset);
  if (!known?.watermark || !known.fullAt) return { extent: 'whole' };
  const isDue = Date.now() - known.fullAt.getTime() >= read.reading.fullEverySeconds * 1000;
  if (isDue || known.contractVersion !== contract.version) return { extent: 'whole' };
  return { extent: 'part', since: known.watermark };
}

/** Differs for two readings of which one could not go on where the other was cut. Holds no secret: it is a hash. */
export function toReadingSignature(
  { contract, read, reader, entityTypes }: IntakeTask,
  reading: ChosenReading,
): string {
  const { fields, where, explode, settings } = read;
  const judged = [
    contract.version,
    contract.rowSchema,
    contract.keyFields,
    toMappingSignature(contract, entityTypes),
  ];
  return hash(
    'sha256',
    JSON.stringify([reader.kind, fields, where, explode, settings, judged, reading]),
    'base64url',
  );
}
