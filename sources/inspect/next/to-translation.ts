import type { Contract } from '#contracts';
import type { FieldFate, Matched } from './match-fields.ts';
import { toName } from './derive-expression.ts';

export interface DraftedTranslation {
  to: string;
  rows: string;
  back?: string;
}

/** JSONata from new rows to old ones, and back; undefined where a value that must be there cannot be told. */
export function toTranslation(contract: Contract, { fates, added }: Matched): DraftedTranslation | undefined {
  const forth = fates.map((fate) => ({ fate, expression: toOld(fate) }));
  if (
    forth.some(({ fate: { field }, expression }) => (field.required || field.key) && expression === undefined)
  )
    return undefined;
  const rows = toObject(
    forth.flatMap(({ fate: { field }, expression }) =>
      expression === undefined ? [] : [[field.name, expression] as const],
    ),
  );
  const reverse = fates.flatMap(toNew);
  const known = new Set(reverse.map(([column]) => column));
  const isTold =
    added.every(({ name, required }) => known.has(name) || !required) &&
    fates.every((fate) => isToldBack(fate, known));
  return { to: contract.version, rows, ...(isTold ? { back: toObject(reverse) } : {}) };
}

function toOld({ fate, column, derivation }: FieldFate): string | undefined {
  if (derivation !== undefined) return derivation.rows;
  return fate === 'gone' || column === undefined ? undefined : toName(column);
}

function toNew({ fate, field, column, derivation, now }: FieldFate): (readonly [string, string])[] {
  if (derivation?.back !== undefined) return Object.entries(derivation.back);
  const isSame =
    fate !== 'gone' && column !== undefined && (derivation === undefined ? now?.type === field.type : false);
  return isSame ? [[column, toName(field.name)]] : [];
}

function isToldBack({ fate, column, now, field }: FieldFate, known: ReadonlySet<string>): boolean {
  if (fate === 'gone' || column === undefined || known.has(column)) return true;
  return !(now?.required ?? field.required);
}

function toObject(members: readonly (readonly [string, string])[]): string {
  const lines = members.map(([name, expression]) => `  ${JSON.stringify(name)}: ${expression}`);
  return `{\n${lines.join(',\n')}\n}`;
}
