import fc from 'fast-check';

/** Attributes of a person, the vehicles' and enterprises' likewise; what a taxi's position says moves by itself. */
export const attributes = {
  person: [
    'name',
    'formerName',
    'residentId',
    'sex',
    'birthDate',
    'nation',
    'address',
    'telephone',
    'maritalStatus',
    'householdNumber',
    'registerStatus',
    'deathDate',
    'insuranceStatus',
    'employer',
    'pensionStatus',
    'bloodType',
  ],
  vehicle: ['plate', 'vin', 'make', 'ownerName', 'ownerId', 'status', 'firstRegistered'],
  enterprise: [
    'name',
    'creditCode',
    'legalRepresentative',
    'registeredCapital',
    'established',
    'status',
    'address',
  ],
} as const;

/** A query about a person: which attributes, which parts of their envelopes, which relations, under which aliases. */
export interface QueryShape {
  readonly person: readonly string[];
  readonly vehicle: readonly string[];
  readonly enterprise: readonly string[];
  readonly parts: readonly string[];
  readonly records: boolean;
  readonly alias: boolean;
}

const parts = [
  'asOf',
  'confidence',
  'disputed',
  'source { department dataset key }',
  'alternatives { value asOf source { dataset key } }',
];

export const queryShapes: fc.Arbitrary<QueryShape> = fc.record({
  person: fc.shuffledSubarray([...attributes.person], { minLength: 1 }),
  vehicle: fc.shuffledSubarray([...attributes.vehicle]),
  enterprise: fc.shuffledSubarray([...attributes.enterprise]),
  parts: fc.shuffledSubarray(parts),
  records: fc.boolean(),
  alias: fc.boolean(),
});

export function toQuery(shape: QueryShape): string {
  const envelope = `{ value ${shape.parts.join(' ')} }`;
  const select = (names: readonly string[]) =>
    names.map((name) => `${shape.alias ? `a_${name}: ` : ''}${name} ${envelope}`).join(' ');
  const relation = (field: string, names: readonly string[]) =>
    names.length > 0 ? `${field} { id ${select(names)} }` : '';
  const related = `${relation('vehicles', shape.vehicle)} ${relation('enterprises', shape.enterprise)}`;
  return `query ($id: ID!) { person(id: $id) { id ${shape.records ? 'records { dataset key }' : ''} ${select(shape.person)} ${related} } }`;
}

type Entity = Record<string, unknown> & { readonly id: string };
export type Person = Entity & {
  readonly vehicles?: readonly Entity[];
  readonly enterprises?: readonly Entity[];
};

/** Every envelope of an answer by `<entity id> <attribute>`. */
export function toEnvelopes(person: Person): Map<string, Record<string, unknown>> {
  const found = new Map<string, Record<string, unknown>>();
  for (const entity of [person, ...(person.vehicles ?? []), ...(person.enterprises ?? [])]) {
    for (const [field, value] of Object.entries(entity)) {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) continue;
      found.set(`${entity.id} ${field.replace(/^a_/, '')}`, value as Record<string, unknown>);
    }
  }
  return found;
}
