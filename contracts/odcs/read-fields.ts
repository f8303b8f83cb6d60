import type { ContractField, FieldType } from '../contract.ts';
import { asList, findCustomProperty, type OdcsObject, type OdcsProperty } from './odcs-document.ts';

/** The fields of an ODCS schema object. What is faulty is left out; the checks name it. */
export function readFields(properties: readonly OdcsProperty[] | undefined): ContractField[] {
  return asList(properties).flatMap((property) => {
    const field = readField(property);
    return field === undefined ? [] : [field];
  });
}

function readField(property: OdcsProperty): ContractField | undefined {
  const { name, logicalType, description } = property;
  if (typeof name !== 'string') return undefined;
  const field: ContractField = {
    name,
    // A wrong type is named elsewhere; the field is there all the same, and mappings may speak of it.
    type: (logicalType ?? 'unknown') as FieldType,
    required: property.required === true || property.primaryKey === true,
    key: property.primaryKey === true,
    options: property.logicalTypeOptions ?? {},
  };
  if (description !== undefined) field.description = description;
  Object.assign(field, readMeaning(property));
  const allowed = findCustomProperty(property.customProperties, 'causewayEnum')?.value;
  if (Array.isArray(allowed)) field.enum = allowed as NonNullable<ContractField['enum']>;
  if (logicalType === 'object') field.fields = readFields(property.properties);
  const items = property.items === undefined ? undefined : readField({ name: 'items', ...property.items });
  if (items !== undefined) field.items = items;
  return field;
}

/** What the field means to people, as far as the document says it. */
function readMeaning(property: OdcsProperty): Partial<ContractField> {
  const meaning: Partial<ContractField> = {};
  const { unique, classification, businessName, authoritativeDefinitions, examples } = property;
  const unit = findCustomProperty(property.customProperties, 'causewayUnit')?.value;
  if (unique === true) meaning.unique = true;
  if (typeof unit === 'string') meaning.unit = unit;
  if (typeof classification === 'string') meaning.classification = classification;
  if (typeof businessName === 'string') meaning.businessName = businessName;
  const definitions = asList(authoritativeDefinitions).map(({ type, url }) => ({ type, url }));
  if (definitions.length > 0) meaning.definitions = definitions;
  if (Array.isArray(examples)) meaning.examples = examples;
  return meaning;
}

/** Key fields by their primaryKeyPosition; those without one follow in the order of the document. */
export function readKeyFields(object: OdcsObject | undefined): string[] {
  const keys = asList(object?.properties).filter(({ primaryKey }) => primaryKey === true);
  const position = ({ primaryKeyPosition = -1 }: OdcsProperty): number =>
    primaryKeyPosition < 0 ? Infinity : primaryKeyPosition;
  return keys
    .map((property, order) => ({ property, order }))
    .sort((a, b) => Math.sign(position(a.property) - position(b.property)) || a.order - b.order)
    .map(({ property }) => property.name ?? '');
}
