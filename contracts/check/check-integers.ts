import type { Findings } from './findings.ts';
import type { VisitedField } from './visit-fields.ts';

/** Of i8 … i64 and u8 … u64 the least and the greatest number. */
function findIntegerRange(format: unknown): [least: number, most: number] | undefined {
  const [, sign, bits] = /^([iu])(8|16|32|64|128)$/.exec(String(format)) ?? [];
  if (sign === undefined) return undefined;
  const width = Number(bits);
  return sign === 'u' ? [0, 2 ** width - 1] : [-(2 ** (width - 1)), 2 ** (width - 1) - 1];
}

/** Limits of whole numbers and multiples between which none lies, and limits beyond the declared width. */
export function checkIntegers(findings: Findings, { field, path }: VisitedField): void {
  const { logicalType, logicalTypeOptions: options } = field;
  if (options === undefined || (logicalType !== 'integer' && logicalType !== 'number')) return;
  const least = Math.max(toLimit(options.minimum, -Infinity), toLimit(options.exclusiveMinimum, -Infinity));
  const most = Math.min(toLimit(options.maximum, Infinity), toLimit(options.exclusiveMaximum, Infinity));
  checkWidth(findings, { field, path, depth: 0, isItem: false });
  const step = options.multipleOf ?? (logicalType === 'integer' ? 1 : undefined);
  if (typeof step !== 'number' || step <= 0 || !Number.isFinite(least) || !Number.isFinite(most)) return;
  if (least > most || (least === most && hasOpenEnd(options))) return;
  const [first, last] = [Math.ceil(least / step), Math.floor(most / step)];
  const skipped =
    (first * step === options.exclusiveMinimum ? 1 : 0) + (last * step === options.exclusiveMaximum ? 1 : 0);
  if (last - first + 1 - skipped > 0) return;
  const what = options.multipleOf === undefined ? 'whole number' : `multiple of ${step}`;
  const name = options.minimum === undefined ? 'exclusiveMinimum' : 'minimum';
  findings.fault(
    [...path, 'logicalTypeOptions', name],
    `No ${what} lies between ${least} and ${most}: no value could fit.`,
  );
}

function checkWidth(findings: Findings, { field, path }: VisitedField): void {
  const options = field.logicalTypeOptions;
  const range = findIntegerRange(options?.format);
  if (range === undefined || options === undefined || field.logicalType !== 'integer') return;
  for (const name of ['minimum', 'exclusiveMinimum', 'maximum', 'exclusiveMaximum'] as const) {
    const limit = options[name];
    if (
      typeof limit !== 'number' ||
      !Number.isFinite(limit) ||
      (limit >= range[0] - 1 && limit <= range[1] + 1)
    )
      continue;
    findings.fault(
      [...path, 'logicalTypeOptions', name],
      `${name} ${limit} lies outside ${options.format}, which goes from ${range[0]} to ${range[1]}.`,
    );
  }
}

function toLimit(limit: unknown, otherwise: number): number {
  return typeof limit === 'number' ? limit : otherwise;
}

function hasOpenEnd(options: { exclusiveMinimum?: unknown; exclusiveMaximum?: unknown }): boolean {
  return options.exclusiveMinimum !== undefined || options.exclusiveMaximum !== undefined;
}
