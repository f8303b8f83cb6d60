import { compileValidator, SchemaDocument, type Validator } from '../dialect/index.ts';
import type { Json } from '../normal-form/index.ts';
import { collectMentioned, searchValues } from '../witness/index.ts';
import type { SchemaGenerator } from './schema-generator.ts';

export interface SchemaPair {
  readonly old: Json;
  readonly new: Json;
}

export interface Counterexamples {
  /** The old schema accepts it, the new one refuses it. */
  readonly backward?: Json;
  readonly forward?: Json;
}

/** Undefined where ajv does not compile one of them. */
export function findValidators(
  pair: SchemaPair,
): { readonly old: Validator; readonly new: Validator } | undefined {
  try {
    return { old: toValidator(pair.old), new: toValidator(pair.new) };
  } catch {
    return undefined;
  }
}

function toValidator(schema: Json): Validator {
  return compileValidator(new SchemaDocument(schema), { ignoreBesideRef: false });
}

/** Random values, and values mutated from those that either schema accepts, against ajv alone: knows nothing of the prover. */
export function findCounterexamples(
  validators: { readonly old: Validator; readonly new: Validator },
  pair: SchemaPair,
  { generator, tries }: { readonly generator: SchemaGenerator; readonly tries: number },
): Counterexamples {
  const found: { backward?: Json; forward?: Json } = {};
  const accepted: Json[] = [];
  const visit = (value: Json): boolean => {
    const [old, fresh] = [validators.old.accepts(value), validators.new.accepts(value)];
    if ((old === true || fresh === true) && accepted.length < 60) accepted.push(value);
    if (old === true && fresh === false) found.backward ??= value;
    if (old === false && fresh === true) found.forward ??= value;
    return found.backward !== undefined && found.forward !== undefined;
  };
  for (let turn = 0; turn < tries; turn++) if (visit(generator.drawValue())) return found;
  const mentioned = collectMentioned([pair.old, pair.new]);
  searchValues({ seeds: accepted, mentioned, tries, isSpent: () => false }, visit);
  return found;
}
