import { isCreditCode, isDivision, isPlate, isResidentId, isVin } from '#schemas';
import type { FieldOptions } from '#contracts';
import type { ColumnFacts, DecidedValue } from './decided-field.ts';
import { filledOf, toPercent } from './decided-field.ts';

/** Formats that the contract can demand, as strictly as it does. */
const strict: Record<string, (text: string) => boolean> = {
  'resident-id': isResidentId,
  'credit-code': isCreditCode,
  vin: isVin,
  plate: isPlate,
  division: isDivision,
  uuid: (text) => /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i.test(text),
  ipv4: (text) => /^\d+(\.\d+){3}$/.test(text),
  email: (text) => /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d-]+(\.[a-z\d-]+)+$/i.test(text),
};

/** Spellings that are recognised but that no type of the hub reads. */
const unread: Record<string, string> = {
  'timestamp:yyyyMMddHHmmss': 'timestamps written yyyyMMddHHmmss',
  'any-date': 'dates in several spellings',
  'time-of-day': 'times of day',
  dimensions: 'two numbers joined by x',
  'grouped-number': 'numbers with thousands separators',
  'number-with-unit': 'numbers with their unit',
  json: 'JSON inside a text',
};

const patterns: Record<string, string> = {
  'month:yyyy-MM': String.raw`^\d{4}-\d{2}$`,
  'month:yyyyMM': String.raw`^\d{6}$`,
  'time-of-day': String.raw`^\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$`,
  dimensions: String.raw`^\d{2,5}\s*[x×X*]\s*\d{2,5}$`,
};

/** A text with its format, pattern and length, as far as all values keep them. */
export function decideText(facts: ColumnFacts): DecidedValue {
  const { column, recognition, declared } = facts;
  const format = recognition.format ?? '';
  const options: FieldOptions = { ...toFormat(facts), ...toLength(declared?.maxLength) };
  const doubts = toDoubts(facts);
  const pattern = patterns[format] ?? (options.format === undefined ? toDigits(facts) : undefined);
  if (pattern !== undefined && column.sample.every((value) => new RegExp(pattern, 'u').test(value))) {
    return { type: 'string', options: { ...options, pattern }, doubts };
  }
  return { type: 'string', options, doubts };
}

function toLength(maxLength: number | undefined): FieldOptions {
  return maxLength === undefined || maxLength > 4000 ? {} : { maxLength };
}

/** Made a rule only where every value keeps it: a mistyped check digit is no ground to refuse a row. */
function toFormat({ column, recognition }: ColumnFacts): FieldOptions {
  const keeps = strict[recognition.format ?? ''];
  if (keeps === undefined || column.sample.length < 20) return {};
  return column.sample.every(keeps) ? { format: recognition.format } : {};
}

/** Digits of one length, such as division codes. */
function toDigits({ column, recognition }: ColumnFacts): string | undefined {
  const { shortest, longest } = column;
  if (shortest !== longest || longest > 12 || column.distinct < 2 || recognition.format === 'telephone')
    return undefined;
  return String.raw`^\d{${longest}}$`;
}

function toDoubts({ column, recognition }: ColumnFacts): string[] {
  const { format, share, shares } = recognition;
  const doubts: string[] = [];
  if (format !== undefined && strict[format] !== undefined) {
    const right =
      column.sample.filter((value) => strict[format]?.(value)).length / Math.max(1, column.sample.length);
    if (right < 1)
      doubts.push(`${toPercent(right)} of the values are a valid ${format} as they stand: not made a rule.`);
  }
  const spelled = format === undefined ? undefined : (unread[format] ?? toDateSpelling(format));
  if (spelled !== undefined) doubts.push(`${toPercent(share)} are ${spelled}: kept as text.`);
  const near = ['resident-id', 'credit-code', 'any-date', 'telephone'].find((name) =>
    inBetween(shares.get(name)),
  );
  if (format === undefined && near !== undefined && filledOf(column) > 0)
    doubts.push(`${toPercent(shares.get(near) ?? 0)} look like ${near}: mixed contents?`);
  return doubts;
}

function toDateSpelling(format: string): string | undefined {
  const [kind, spelling] = format.split(':');
  return kind === 'date' ? `dates written ${spelling}` : undefined;
}

function inBetween(share = 0): boolean {
  return share >= 0.3;
}
