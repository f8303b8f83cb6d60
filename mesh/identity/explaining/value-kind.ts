/** How two values are looked at when their difference is put into words. */
export type ValueKind = 'name' | 'sound' | 'date' | 'code' | 'address' | 'number' | 'text';

const kinds: Readonly<Record<string, ValueKind>> = {
  'person-name': 'name',
  'western-name': 'name',
  'given-name': 'name',
  pinyin: 'sound',
  sound: 'sound',
  date: 'date',
  'date-dmy': 'date',
  'date-mdy': 'date',
  'date-of-birth': 'date',
  'resident-id': 'code',
  'credit-code': 'code',
  vin: 'code',
  plate: 'code',
  telephone: 'code',
  postcode: 'code',
  door: 'code',
  'address-number': 'code',
  'address-unit': 'code',
  exact: 'text',
  address: 'address',
  'us-address': 'address',
  'western-address': 'address',
  number: 'number',
};

/** By the normaliser's name; what is not known here is read as plain text. */
export function toValueKind(normaliser: string): ValueKind {
  return Object.hasOwn(kinds, normaliser) ? (kinds[normaliser] ?? 'text') : 'text';
}
