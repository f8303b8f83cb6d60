import { didYouMean, faultAt, showList, type Fault, type SourceDocument } from '#schemas';
import type { ContractField } from '../contract.ts';
import { asList, findCustomProperty, type OdcsDocument, type OdcsObject } from './odcs-document.ts';

const timeless: readonly string[] = ['string', 'number', 'integer', 'boolean', 'object', 'array'];

/** Exactly one schema object, with a key, and an as-of field that exists. */
export function findKeyFaults(document: SourceDocument, fields: readonly ContractField[]): Fault[] {
  const { schema } = document.data as OdcsDocument;
  const [object] = asList(schema);
  if (object === undefined)
    return [
      faultAt(document, ['schema'], '"schema" is missing: describe the rows of the dataset in one entry.'),
    ];
  const faults = keyFaults(document, object);
  if (asList(schema).length > 1)
    faults.push(
      faultAt(
        document,
        ['schema', 1],
        'A contract describes one dataset: move this entry to a contract of its own.',
      ),
    );
  return [...faults, ...asOfFaults(document, object, fields)];
}

function keyFaults(document: SourceDocument, { properties }: OdcsObject): Fault[] {
  const fields = asList(properties);
  if (fields.length === 0)
    return [faultAt(document, ['schema', 0], '"properties" is missing: list the fields of a row.')];
  if (!fields.some(({ primaryKey }) => primaryKey === true)) {
    return [
      faultAt(
        document,
        ['schema', 0, 'properties'],
        'No field is the key: give one of them primaryKey: true.',
      ),
    ];
  }
  return fields.flatMap(({ primaryKeyPosition: position }, i) => {
    const first = fields.findIndex((other) => other.primaryKeyPosition === position);
    if (position === undefined || position < 0 || first === i) return [];
    const sentence = `Position ${position} in the key is taken by "${fields[first]?.name}": number them 1, 2, 3 …`;
    return [faultAt(document, ['schema', 0, 'properties', i, 'primaryKeyPosition'], sentence)];
  });
}

function asOfFaults(document: SourceDocument, object: OdcsObject, fields: readonly ContractField[]): Fault[] {
  const found = findCustomProperty(object.customProperties, 'causewayAsOf');
  if (found === undefined || typeof found.value !== 'string') return [];
  const path = ['schema', 0, 'customProperties', found.index, 'value'];
  const field = fields.find(({ name }) => name === found.value);
  if (field === undefined) {
    const names = fields.map(({ name }) => name);
    const meant = didYouMean(found.value, names);
    const hint = meant === undefined ? ` Fields: ${showList(names)}.` : ` Did you mean "${meant}"?`;
    return [faultAt(document, path, `causewayAsOf names no field: there is no "${found.value}".${hint}`)];
  }
  if (!timeless.includes(field.type)) return [];
  return [
    faultAt(
      document,
      path,
      `causewayAsOf must name a date or a timestamp; "${field.name}" is ${field.type}.`,
    ),
  ];
}
