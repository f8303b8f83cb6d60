import type { ContractField, FieldOptions } from '../contract.ts';
import { findFormatTexts, makePatternTexts } from './make-text.ts';

/** Values at the edges of what a field allows; some may break a rule that they were not made for. */
export function makeValues(field: ContractField): unknown[] {
  const values = makeOwn(field);
  const isOptional = !field.required && !field.key;
  return isOptional ? [...values, null, undefined] : values;
}

function makeOwn(field: ContractField): unknown[] {
  if (field.enum !== undefined) return [...field.enum];
  const examples = field.examples ?? [];
  return [...examples, ...(makers[field.type]?.(field) ?? [])];
}

const makers: Record<string, ((field: ContractField) => unknown[]) | undefined> = {
  string: ({ options }) => makeTexts(options),
  integer: ({ options }) => makeNumbers(options, 1),
  number: ({ options }) => [...makeNumbers(options, options.multipleOf ?? 1), 0.5],
  boolean: () => [true, false],
  date: ({ options }) => makeDates(options.format),
  timestamp: ({ options }) =>
    options.format === 'epoch-ms'
      ? [0, 1_700_000_000_000]
      : options.format === 'excel'
        ? [45_000.5]
        : ['2026-11-20T08:00:00Z', '2026-11-20 08:00:00'],
  object: ({ fields = [] }) => [
    Object.fromEntries(fields.map((inner) => [inner.name, makeValues(inner)[0]])),
  ],
  array: ({ items, options }) => {
    const one = items === undefined ? [] : makeValues(items).slice(0, 1);
    return [[], one, ...(options.minItems === undefined ? [] : [Array(options.minItems).fill(one[0])])];
  },
};

function makeTexts({ format, pattern, minLength = 0, maxLength }: FieldOptions): string[] {
  if (format !== undefined) return [...(findFormatTexts(format) ?? [])];
  if (pattern !== undefined) return makePatternTexts(pattern);
  const longest = Math.min(maxLength ?? minLength + 20, minLength + 200);
  return [
    'A'.repeat(Math.max(1, minLength)),
    '中'.repeat(Math.max(1, longest)),
    '1'.repeat(Math.max(1, minLength)),
  ];
}

function makeNumbers(options: FieldOptions, step: number): number[] {
  const least = Number(options.minimum ?? NaN);
  const above = Number(options.exclusiveMinimum ?? NaN) + step;
  const most = Number(options.maximum ?? NaN);
  const below = Number(options.exclusiveMaximum ?? NaN) - step;
  const edges = [least, above, most, below].filter((number) => !Number.isNaN(number));
  const start = edges[0] ?? 0;
  return [...new Set([...edges, Math.ceil(start / step) * step, 0, step, step * 1000, step * 4000])];
}

function makeDates(format = 'yyyy-MM-dd'): unknown[] {
  const forms: Record<string, unknown[]> = {
    yyyyMMdd: ['20261120', '19000101'],
    'yyyy-MM-dd': ['2026-11-20', '1900-01-01'],
    'yyyy/M/d': ['2026/11/20', '1900/1/1'],
    'epoch-ms': [0, 1_700_000_000_000],
    excel: [45_000, 1],
  };
  return forms[format] ?? forms['yyyy-MM-dd'] ?? [];
}
