import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { compareSchemas, parseSchemaText, type Verdict } from '#contracts';

export interface Verdicts {
  readonly backward: Verdict;
  readonly forward: Verdict;
}

/** Old and new schema as JSON text. */
export type Contestant = (old: string, fresh: string) => Verdicts | Promise<Verdicts>;

const require = createRequire(import.meta.url);
const toVerdict = (isCompatible: boolean): Verdict => (isCompatible ? 'compatible' : 'breaking');

interface DiffLibrary {
  readonly diffSchemas: (schemas: {
    readonly sourceSchema: unknown;
    readonly destinationSchema: unknown;
  }) => Promise<{ readonly removalsFound: boolean; readonly additionsFound: boolean }>;
}

async function askSchemaDiff(old: string, fresh: string): Promise<Verdicts> {
  const { diffSchemas } = require('json-schema-diff') as DiffLibrary;
  const schemas = {
    sourceSchema: JSON.parse(old) as unknown,
    destinationSchema: JSON.parse(fresh) as unknown,
  };
  const { removalsFound, additionsFound } = await diffSchemas(schemas);
  return { backward: toVerdict(!removalsFound), forward: toVerdict(!additionsFound) };
}

interface DiffValidator {
  readonly validateSchemaCompatibility: (old: unknown, fresh: unknown, options: object) => void;
}

/** It throws where the new one breaks readers of the old; the other direction is the same question turned round. */
function askDiffValidator(old: string, fresh: string): Verdicts {
  const { validateSchemaCompatibility } = require('json-schema-diff-validator') as DiffValidator;
  const options = { allowNewOneOf: true, allowNewEnumValues: true, allowReorder: true };
  const ask = (from: string, to: string): Verdict => {
    try {
      validateSchemaCompatibility(JSON.parse(from), JSON.parse(to), options);
      return 'compatible';
    } catch (error) {
      if (/not backward compatible/.test(String(error))) return 'breaking';
      throw error;
    }
  };
  return { backward: ask(old, fresh), forward: ask(fresh, old) };
}

interface Jsoncompat {
  readonly initSync: (options: { readonly module: Uint8Array }) => void;
  readonly check_compat: (old: string, fresh: string, role: string) => boolean;
}

async function askJsoncompat(old: string, fresh: string): Promise<Verdicts> {
  const { check_compat, initSync } = (await import('jsoncompat')) as unknown as Jsoncompat;
  initSync({
    module: readFileSync(fileURLToPath(import.meta.resolve('jsoncompat/jsoncompat_wasm_bg.wasm'))),
  });
  return {
    backward: toVerdict(check_compat(withoutDialect(old), withoutDialect(fresh), 'deserializer')),
    forward: toVerdict(check_compat(withoutDialect(old), withoutDialect(fresh), 'serializer')),
  };
}

/** It refuses every dialect but 2020-12 by its name; unnamed, it does what it can with an older one. */
function withoutDialect(text: string): string {
  const schema: unknown = JSON.parse(text);
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return text;
  return JSON.stringify({ ...schema, $schema: undefined });
}

export const contestants: Readonly<Record<string, Contestant>> = {
  causeway: (old, fresh) => compareSchemas(parseSchemaText(old), parseSchemaText(fresh)),
  'json-schema-diff': askSchemaDiff,
  'json-schema-diff-validator': askDiffValidator,
  jsoncompat: askJsoncompat,
};
