import type { Dialect } from '../dialect/index.ts';
import { editSchema } from './edit-schema.ts';
import type { SchemaPair } from './find-counterexample.ts';
import { SchemaGenerator } from './schema-generator.ts';

const dialects: readonly Dialect[] = ['draft-07', '2019-09', '2020-12'];

export interface DrawnPair extends SchemaPair {
  readonly generator: SchemaGenerator;
}

/** The same pair for the same seed; three of four times the new schema is the old one with small changes. */
export function drawPair(seed: number): DrawnPair {
  const generator = new SchemaGenerator(seed, dialects[seed % 3] as Dialect);
  const old = generator.drawDocument();
  const chance = generator.random.next();
  if (chance < 0.25) return { old, new: generator.drawDocument(), generator };
  const once = editSchema(old, generator);
  return { old, new: chance < 0.6 ? once : editSchema(once, generator), generator };
}
