import type { Json } from './normal-form/index.ts';

type Reviver = (key: string, value: unknown, context: { readonly source?: string }) => unknown;

/**
 * JSON text with integers kept as they are written: one that a double cannot hold becomes a bigint.
 * @throws SyntaxError where it is no JSON
 */
export function parseSchemaText(text: string): Json {
  const revive: Reviver = (_key, value, { source }) => {
    if (typeof value !== 'number' || source === undefined || Number.isSafeInteger(value)) return value;
    if (!/^-?\d+$/.test(source)) return value;
    const exact = BigInt(source);
    return Number.isFinite(value) && BigInt(value) === exact ? value : exact;
  };
  return JSON.parse(text, revive as (key: string, value: unknown) => unknown) as Json;
}
