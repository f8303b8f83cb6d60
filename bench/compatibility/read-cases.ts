import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSchemaText } from '#contracts';

/** A pair of schemas and what its authors say of it; true is compatible. */
export interface LabelledCase {
  readonly set: string;
  readonly id: string;
  readonly old: unknown;
  readonly new: unknown;
  /** The texts as they stand, for programs that read text. */
  readonly texts: readonly [string, string];
  readonly backward: boolean;
  readonly forward: boolean;
}

interface ApicurioTest {
  readonly id: string;
  readonly compatibility: 'backward' | 'both' | 'none';
  readonly original: unknown;
  readonly updated: unknown;
}

/** Two cases that the data's README names as wrong: a counterexample exists. */
const wrong = new Set(['Complex: oneOf 1', 'Complex: oneOf 3']);

/** Apicurio says in which direction an update is compatible, "backward" meaning in that one only. */
export function readApicurio(folder: string): LabelledCase[] {
  const file = readFileSync(join(folder, 'apicurio', 'compatibility-test-data.json'), 'utf8');
  const { tests } = JSON.parse(file) as { readonly tests: readonly ApicurioTest[] };
  return tests
    .filter(({ id }) => !wrong.has(id))
    .map(({ id, compatibility, original, updated }) => ({
      set: 'apicurio',
      id,
      old: original,
      new: updated,
      texts: [JSON.stringify(original), JSON.stringify(updated)],
      backward: compatibility !== 'none',
      forward: compatibility === 'both',
    }));
}

/** jsoncompat: a deserializer of the new schema reads old data (backward), a serializer of it is read by old ones. */
export function readJsoncompat(folder: string): LabelledCase[] {
  const root = join(folder, 'jsoncompat', 'backcompat');
  return readdirSync(root).map((id) => {
    const read = (name: string): string => readFileSync(join(root, id, `${name}.json`), 'utf8');
    const { serializer, deserializer } = JSON.parse(read('expect')) as Record<string, boolean>;
    const texts = [read('old'), read('new')] as const;
    const [old, fresh] = texts.map(parseSchemaText);
    return {
      set: 'jsoncompat',
      id,
      old,
      new: fresh,
      texts,
      backward: deserializer === true,
      forward: serializer === true,
    };
  });
}
