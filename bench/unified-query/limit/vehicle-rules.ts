import { isPlate, isVin } from '#schemas';
import type { AskedAttribute } from '../questions.ts';

/** What examples/pearl-city says of one attribute, written out by hand. */
export interface HandRule {
  readonly attribute: AskedAttribute;
  /** Datasets in the order in which they are believed; none where the freshest wins. */
  readonly order: readonly string[];
  /** Values count as the same when this is. */
  readonly form: (value: string) => string;
  readonly isValid: (value: string) => boolean;
  readonly canBeDisputed: boolean;
}

const registers = ['public-security.vehicles', 'transport.operating-vehicles', 'transport.taxi-positions'];
const trustOf: Readonly<Record<string, number>> = {
  'public-security.vehicles': 0.97,
  'transport.operating-vehicles': 0.8,
  'transport.taxi-positions': 0.6,
};

export function toTrust(dataset: string): number {
  return trustOf[dataset] ?? 0.8;
}

// The hub has cleaned identifiers when it took them in, so nothing is left to clean but the case of plain text.
const asItIs = (value: string) => value;
const withoutCase = (value: string) => value.trim().toLowerCase();
const always = () => true;

function freshest(attribute: AskedAttribute, isValid: HandRule['isValid'] = always): HandRule {
  return { attribute, order: [], form: withoutCase, isValid, canBeDisputed: false };
}

function oneOf(...values: string[]): HandRule['isValid'] {
  return (value) => values.includes(value);
}

export const vehicleRules: readonly HandRule[] = [
  { attribute: 'plate', order: registers, form: asItIs, isValid: isPlate, canBeDisputed: true },
  { attribute: 'vin', order: registers.slice(0, 2), form: asItIs, isValid: isVin, canBeDisputed: true },
  freshest('make'),
  freshest('ownerName'),
  freshest('status', oneOf('normal', 'cancelled', 'overdue')),
  freshest('operationStatus', oneOf('operating', 'suspended', 'cancelled')),
];
