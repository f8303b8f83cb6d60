import { CausewayError, parseText, showFault, type Fault } from '#schemas';
import { openReader } from '../../opening/index.ts';
import type { Source, SourceReader } from '../../port/index.ts';
import { readSource } from '../../reading/index.ts';
import type { LookedSystem } from '../look/index.ts';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export interface DraftPlace {
  /** `sources/<department>/<system>.yaml`, inside `folder`. */
  file: string;
  /** Stands for the city folder while the draft is tried. */
  folder: string;
  data: string;
}

/** Reads a drafted source document as the hub would, with the target's own secrets in the place of variables. */
export async function openDraft(
  text: string,
  system: LookedSystem,
  place: DraftPlace,
): Promise<{ source: Source; reader: SourceReader }> {
  await writeCompanions(system, place);
  const { source, faults } = readSource(parseText(text, place.file), {
    ...{ ports: {}, data: place.data, env: system.secrets, city: place.folder },
  });
  if (source === undefined) throw toDraftFault(faults);
  return { source, reader: openReader(source) };
}

async function writeCompanions({ companions }: LookedSystem, { folder, file }: DraftPlace): Promise<void> {
  for (const { name, text } of companions) {
    const path = join(folder, dirname(file), name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
}

/** A draft that the hub does not read is the hub's own mistake, or says that the target cannot be read as it is. */
function toDraftFault(faults: readonly Fault[]): CausewayError {
  const reason = `The draft of the source document is not accepted: ${faults.map(showFault).join(' ')}`;
  return new CausewayError('WRONG_USE', { reason });
}
