import { asList, findCustomProperty, type OdcsObject, type OdcsProperty } from '../odcs/index.ts';
import { hintAt, type Findings } from './findings.ts';
import { listFields } from './visit-fields.ts';

const timeless: readonly string[] = ['string', 'number', 'integer', 'boolean', 'object', 'array'];

/** Exactly one schema object, with a key that is never empty, and an as-of field that exists. */
export function checkKeys(findings: Findings): void {
  const objects = asList(findings.data.schema);
  if (objects.length === 0)
    findings.servedFault(['schema'], '"schema" is missing: describe the rows of the dataset in one entry.');
  if (objects.length > 1)
    findings.servedFault(
      ['schema', 1],
      'A contract describes one dataset: move this entry to a contract of its own.',
    );
  objects.forEach((object, i) => {
    checkKey(findings, object, i);
    checkAsOf(findings, object, i);
  });
  const fields = listFields(findings.data);
  // Where no field is the key at all, that is said once and not at each position.
  const hasKey = fields.some(({ field }) => field.primaryKey === true);
  for (const { field, path } of fields)
    checkPlaces(findings, hasKey ? field : { ...field, primaryKeyPosition: undefined }, path);
}

function checkKey(findings: Findings, { properties }: OdcsObject, at: number): void {
  const fields = asList(properties);
  if (fields.length === 0) {
    if (at === 0) findings.servedFault(['schema', at], '"properties" is missing: list the fields of a row.');
    return;
  }
  const base = ['schema', at, 'properties'];
  if (at === 0 && !fields.some(({ primaryKey }) => primaryKey === true))
    findings.servedFault(base, 'No field is the key: give one of them primaryKey: true.');
  checkTaken(findings, fields, { base, option: 'primaryKeyPosition', what: 'key' });
  checkTaken(findings, fields, { base, option: 'partitionKeyPosition', what: 'partition key' });
}

interface Numbering {
  base: (string | number)[];
  option: 'primaryKeyPosition' | 'partitionKeyPosition';
  what: string;
}

function checkTaken(findings: Findings, fields: readonly OdcsProperty[], numbering: Numbering): void {
  const { base, option, what } = numbering;
  fields.forEach(({ [option]: position }, i) => {
    const first = fields.findIndex((other) => other[option] === position);
    if (position === undefined || position < 0 || first === i) return;
    const sentence = `Position ${position} in the ${what} is taken by "${fields[first]?.name}": number them 1, 2, 3 …`;
    findings.fault([...base, i, option], sentence);
  });
}

function checkPlaces(findings: Findings, field: OdcsProperty, path: readonly (string | number)[]): void {
  const { primaryKey, required, primaryKeyPosition, partitioned, partitionKeyPosition } = field;
  if (primaryKey === true && required === false)
    findings.servedFault(
      [...path, 'required'],
      `A key field is never empty: say required: true, or take primaryKey from "${field.name}".`,
    );
  const numbered = [
    ['primaryKeyPosition', primaryKeyPosition, primaryKey, 'primaryKey'],
    ['partitionKeyPosition', partitionKeyPosition, partitioned, 'partitioned'],
  ] as const;
  for (const [option, position, isPart, name] of numbered) {
    if (typeof position !== 'number') continue;
    if (position >= 0 && isPart !== true)
      findings.fault(
        [...path, option],
        `${option} is for fields with ${name}: true: say so, or take it out.`,
      );
    else if (position === 0 || position < -1)
      findings.fault([...path, option], `Positions are counted from 1; found ${position}.`);
  }
}

function checkAsOf(findings: Findings, object: OdcsObject, at: number): void {
  const found = findCustomProperty(object.customProperties, 'causewayAsOf');
  if (found === undefined || typeof found.value !== 'string') return;
  const path = ['schema', at, 'customProperties', found.index, 'value'];
  const fields = asList(object.properties);
  const field = fields.find(({ name }) => name === found.value);
  if (field === undefined) {
    const names = fields.map(({ name }) => String(name));
    findings.fault(
      path,
      `causewayAsOf names no field: there is no "${found.value}".${hintAt(found.value, names, 'Fields')}`,
    );
  } else if (timeless.includes(field.logicalType ?? ''))
    findings.fault(
      path,
      `causewayAsOf must name a date or a timestamp; "${field.name}" is ${field.logicalType}.`,
    );
}
