import {
  DuckDBArrayValue,
  DuckDBBlobValue,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBListValue,
  DuckDBMapValue,
  DuckDBStructValue,
  DuckDBTimestampMillisecondsValue,
  DuckDBTimestampNanosecondsValue,
  DuckDBTimestampSecondsValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  type DuckDBValue,
} from '@duckdb/node-api';

/**
 * A value as JSON has it: dates `2024-05-01`, times of a zone in UTC with a Z and others as the office's clock shows
 * them; whole numbers and decimals that a double cannot hold exactly as texts; bytes in base64.
 */
export function toPlainValue(value: DuckDBValue): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'bigint') return toNumber(value) ?? value.toString();
  return toPlainObject(value);
}

function toPlainObject(value: Exclude<DuckDBValue, null | string | boolean | number | bigint>): unknown {
  if (value instanceof DuckDBDecimalValue) return toDecimal(value);
  if (value instanceof DuckDBDateValue) return value.toString();
  if (value instanceof DuckDBTimestampTZValue) return toUtc(value.micros);
  if (
    value instanceof DuckDBTimestampValue ||
    value instanceof DuckDBTimestampSecondsValue ||
    value instanceof DuckDBTimestampMillisecondsValue ||
    value instanceof DuckDBTimestampNanosecondsValue
  )
    return value.toString().replace(' ', 'T');
  if (value instanceof DuckDBListValue || value instanceof DuckDBArrayValue)
    return value.items.map((item) => toPlainValue(item));
  if (value instanceof DuckDBStructValue) return toRecord(Object.entries(value.entries));
  if (value instanceof DuckDBMapValue)
    return toRecord(value.entries.map((entry) => [String(toPlainValue(entry.key)), entry.value] as const));
  if (value instanceof DuckDBBlobValue) return Buffer.from(value.bytes).toString('base64');
  return String(value);
}

function toRecord(entries: readonly (readonly [string, DuckDBValue])[]): Record<string, unknown> {
  return Object.fromEntries(entries.map(([name, value]) => [name, toPlainValue(value)]));
}

function toNumber(value: bigint): number | undefined {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : undefined;
}

/** Fifteen digits go through a double unchanged. */
const exactDigits = 10n ** 15n;

function toDecimal(decimal: DuckDBDecimalValue): number | string {
  const { value } = decimal;
  return value < exactDigits && value > -exactDigits ? decimal.toDouble() : decimal.toString();
}

function toUtc(micros: bigint): string {
  return new Date(Number(micros / 1000n)).toISOString().replace('.000Z', 'Z');
}
