/** Entity types and members for tests of consistency. */
import { toDatasetId, toDepartmentId, toEntityId, toEntityTypeName, toRecordKey } from '#schemas';
import type { AttributeValue, EntityAttribute, EntityRelation, EntityType } from '#schemas';
import type { MemberRow } from '../../store/index.ts';

const title = { en: 'x' };

function toAttribute(text: string): EntityAttribute {
  const [name = '', type = 'string', format] = text.split(':');
  return { name, type: type as EntityAttribute['type'], ...(format && { format }), title };
}

function toType(
  name: string,
  attributes: string,
  relations: readonly Omit<EntityRelation, 'title'>[],
): EntityType {
  const own = attributes.split(' ').map(toAttribute);
  return {
    name: toEntityTypeName(name),
    typeName: name.charAt(0).toUpperCase() + name.slice(1),
    plural: `${name}s`,
    title,
    label: own[0]?.name ?? '',
    identifiers: [own[0]?.name ?? ''],
    search: [],
    attributes: own,
    relations: relations.map((relation) => ({ ...relation, title })),
    file: '',
  };
}

export const person = toType(
  'person',
  'residentId birthDate:string:date income:number sex deathDate:string:date pension',
  [{ name: 'vehicles', to: toEntityTypeName('vehicle'), here: 'residentId', there: 'ownerId' }],
);
export const vehicle = toType('vehicle', 'vin ownerId operatorCode state', [
  { name: 'operator', to: toEntityTypeName('enterprise'), here: 'operatorCode', there: 'creditCode' },
]);
export const enterprise = toType('enterprise', 'creditCode status', []);

export function toRow(
  dataset: string,
  attributes: Record<string, AttributeValue>,
  asOf: string | null = null,
): MemberRow {
  return {
    entityType: person.name,
    entityId: toEntityId('p1'),
    dataset: toDatasetId(dataset),
    department: toDepartmentId(dataset.split('.')[0] ?? ''),
    key: toRecordKey('1'),
    role: '',
    attributes,
    asOf,
    recordedAt: '2026-01-01T00:00:00.000Z',
  };
}
