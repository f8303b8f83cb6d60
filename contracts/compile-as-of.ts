import { toAsOf } from './as-of.ts';
import type { Contract } from './contract.ts';
import { readWrittenMoment } from './written-moment.ts';
import { zoneOffset } from './zone-offset.ts';

export type AsOfReader = (row: Record<string, unknown>) => string | null;

/**
 * `toAsOf` decided once for the rows of a whole delivery: null for every row where the contract names no field, and a
 * timestamp written in the usual way is read without a pattern.
 */
export function compileAsOf(contract: Contract): AsOfReader {
  const field = contract.fields.find(({ name }) => name === contract.asOfField);
  if (field === undefined) return () => null;
  const { name, type, options } = field;
  if (type !== 'timestamp' || options.format !== undefined) return (row) => toAsOf(contract, row);
  const zone = options.defaultTimezone;
  return (row) => {
    const value = row[name];
    const moment = typeof value === 'string' ? readWrittenMoment(value) : undefined;
    if (moment === undefined) return toAsOf(contract, row);
    if (zone === undefined) return new Date(moment).toISOString();
    const offset = zoneOffset(zone, new Date(moment).toISOString());
    return new Date(moment - offset * 60_000).toISOString();
  };
}
