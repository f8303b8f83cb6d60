import { isCreditCode, isDivision, isPlate, isResidentId, isVin, parseInstant } from '#schemas';
import type { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { dateForms } from './date-form.ts';
import { isWrittenDay, readWrittenMoment } from './written-moment.ts';

/** Formats of text fields that are ours: the public codes, and a timestamp as people write it. */
const ours: Record<string, (text: string) => boolean> = {
  'resident-id': isResidentId,
  'credit-code': isCreditCode,
  vin: isVin,
  plate: isPlate,
  division: isDivision,
  timestamp: (text) =>
    readWrittenMoment(text) !== undefined || (/\d[T ]\d/.test(text) && parseInstant(text) !== undefined),
};
const standard = [
  'date',
  'time',
  'date-time',
  'email',
  'uri',
  'uuid',
  'ipv4',
  'ipv6',
  'hostname',
  'duration',
] as const;

/** What `logicalTypeOptions.format` of a text field may be. */
export const textFormatNames: readonly string[] = [
  ...standard,
  ...Object.keys(ours).filter((name) => name !== 'timestamp'),
];

/** Teaches a validator every format that a row schema may name. */
export function addRowFormats(ajv: Ajv): void {
  addFormats.default(ajv, [...standard]);
  for (const [name, matches] of Object.entries(ours)) ajv.addFormat(name, matches);
  for (const [name, form] of Object.entries(dateForms)) ajv.addFormat(name, form.matches);
  // What nearly every row says is told without a pattern.
  const { matches } = dateForms['yyyy-MM-dd'];
  ajv.addFormat('yyyy-MM-dd', (text: string) => isWrittenDay(text) || matches(text));
}
