import type { CausewayError } from '#schemas';
import { explainedError } from '../errors/index.ts';

/** How a type of OData is written in a filter (OData URL Conventions 4.01 §5.1.1.14). */
export type LiteralType = 'Edm.String' | 'Edm.Guid' | 'number' | 'Edm.Boolean' | 'time';

/** A value as it stands in a filter. Only texts are quoted, and a quote in one is doubled: nothing gets out of it. */
export function toLiteral(value: string, type: LiteralType): string {
  if (type === 'Edm.String') return `'${value.replaceAll("'", "''")}'`;
  if (patterns[type].test(value)) return value;
  throw unsuitable();
}

const patterns: Record<Exclude<LiteralType, 'Edm.String'>, RegExp> = {
  'Edm.Guid': /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  number: /^-?\d+(\.\d+)?$/,
  'Edm.Boolean': /^(true|false)$/,
  time: /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$|^\d\d:\d\d(:\d\d(\.\d+)?)?$/,
};

function unsuitable(): CausewayError {
  return explainedError('SOURCE_REFUSED', 'a key that was asked for is not of the type of its property');
}

const numbers = /^Edm\.(Byte|SByte|Int16|Int32|Int64|Decimal|Single|Double)$/;
const times = /^Edm\.(Date|DateTimeOffset|TimeOfDay)$/;

/** By the property's type in `$metadata`; what is no other is a text. */
export function toLiteralType(edmType: string | undefined): LiteralType {
  if (edmType === undefined) return 'Edm.String';
  if (numbers.test(edmType)) return 'number';
  if (times.test(edmType)) return 'time';
  return edmType === 'Edm.Guid' || edmType === 'Edm.Boolean' ? edmType : 'Edm.String';
}
