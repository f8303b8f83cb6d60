import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import type { Json } from '../normal-form/index.ts';
import { findExpression } from './to-expression.ts';

export interface FormatTest {
  readonly on: 'string' | 'number';
  readonly test: (value: Json) => boolean;
}

const ajv = new Ajv({ strict: false, logger: false });
addFormats.default(ajv, { mode: 'full' });
ajv.addFormat('regex', (text) => findExpression(text) !== undefined);

const onNumbers = new Set(['int32', 'int64', 'float', 'double']);
const known = new Map<string, FormatTest>();

/** How the format is checked where formats are asserted; undefined for a format that is not known. */
export function findFormatTest(name: string): FormatTest | undefined {
  if (!Object.hasOwn(ajv.formats, name)) return undefined;
  const made = known.get(name) ?? {
    on: onNumbers.has(name) ? ('number' as const) : ('string' as const),
    test: ajv.compile({ format: name }) as (value: Json) => boolean,
  };
  known.set(name, made);
  return made;
}
