import { didYouMean, faultAt, showList, type DocumentPath, type Fault, type SourceDocument } from '#schemas';
import { dateFormNames, isDateForm } from '../date-form.ts';
import { textFormatNames } from '../row-formats.ts';
import { isZone } from '../zone-offset.ts';
import { asList, findCustomProperty, type OdcsProperty } from './odcs-document.ts';

/** Paths into the field, with the sentence. */
type Found = [path: DocumentPath, sentence: string][];

/** What is wrong with fields beyond the standard's schema. */
export function findFieldFaults(
  document: SourceDocument,
  fields: readonly OdcsProperty[],
  base: DocumentPath,
): Fault[] {
  const names = fields.map(({ name }) => name);
  return fields.flatMap((field, i) => {
    const found: Found = [
      ...nameFaults(field, base.length === 3),
      ...typeFaults(field),
      ...optionFaults(field),
    ];
    if (names.indexOf(field.name) !== i)
      found.push([['name'], `There is a field "${field.name}" already: rename or remove one.`]);
    return [...toFaults(document, [...base, i], found), ...nestedFaults(document, field, [...base, i])];
  });
}

function toFaults(document: SourceDocument, base: DocumentPath, found: Found): Fault[] {
  return found.map(([path, sentence]) => faultAt(document, [...base, ...path], sentence));
}

function nestedFaults(document: SourceDocument, field: OdcsProperty, path: DocumentPath): Fault[] {
  const inside = findFieldFaults(document, asList(field.properties), [...path, 'properties']);
  if (field.items === undefined || field.items === null) return inside;
  const items = [...typeFaults(field.items), ...optionFaults(field.items)];
  return [
    ...inside,
    ...toFaults(document, [...path, 'items'], items),
    ...nestedFaults(document, field.items, [...path, 'items']),
  ];
}

function nameFaults({ name, primaryKey }: OdcsProperty, isTop: boolean): Found {
  if (typeof name !== 'string') return [];
  if (!isTop) {
    const sentence =
      'A key field stands at the top of the row: take primaryKey out, or bring the field up in the source.';
    return primaryKey === true ? [[['primaryKey'], sentence]] : [];
  }
  if (/^[A-Za-z][A-Za-z0-9_]*$/.test(name)) return [];
  const sentence = `"${name}" becomes a GraphQL field: write a letter and then letters, digits and _ (the source's "fields" maps it to the department's own name).`;
  return [[['name'], sentence]];
}

function typeFaults({ logicalType, primaryKey, properties, items }: OdcsProperty): Found {
  if (logicalType === undefined)
    return [
      [
        [],
        '"logicalType" is missing: say string, number, integer, boolean, date, timestamp, object or array.',
      ],
    ];
  if (logicalType === 'time')
    return [[['logicalType'], 'The hub keeps no times of day: use string with a pattern.']];
  const found: Found = [];
  const isNested = logicalType === 'object' || logicalType === 'array';
  if (isNested && primaryKey === true)
    found.push([['primaryKey'], `A key must be a single value, not an ${logicalType}.`]);
  if (properties !== undefined && logicalType !== 'object')
    found.push([['properties'], 'Only an object has properties: make logicalType object.']);
  if (items !== undefined && logicalType !== 'array')
    found.push([['items'], 'Only an array has items: make logicalType array.']);
  return found;
}

function optionFaults(field: OdcsProperty): Found {
  return [...patternFaults(field), ...rangeFaults(field), ...formatFaults(field), ...enumFaults(field)];
}

function patternFaults({ logicalTypeOptions: options }: OdcsProperty): Found {
  if (typeof options?.pattern !== 'string') return [];
  try {
    new RegExp(options.pattern, 'u');
    return [];
  } catch {
    return [
      [
        ['logicalTypeOptions', 'pattern'],
        `"${options.pattern}" is no valid regular expression: look for an unclosed bracket or a stray backslash.`,
      ],
    ];
  }
}

const ranges = [
  ['minLength', 'maxLength'],
  ['minimum', 'maximum'],
  ['minItems', 'maxItems'],
] as const;

function rangeFaults({ logicalTypeOptions: options }: OdcsProperty): Found {
  return ranges.flatMap(([low, high]): Found => {
    const [least, most] = [options?.[low], options?.[high]];
    if (typeof least !== typeof most || least === undefined || most === undefined || least <= most) return [];
    return [[['logicalTypeOptions', low], `${low} ${least} is above ${high} ${most}: no value could fit.`]];
  });
}

function formatFaults({ logicalType, logicalTypeOptions: options }: OdcsProperty): Found {
  const path = ['logicalTypeOptions', 'format'];
  const found: Found = [];
  if (options?.defaultTimezone !== undefined && !isZone(String(options.defaultTimezone))) {
    found.push([
      ['logicalTypeOptions', 'defaultTimezone'],
      `"${options.defaultTimezone}" is no time zone: write one such as Asia/Shanghai.`,
    ]);
  }
  const format = options?.format;
  if (typeof format !== 'string') return found;
  if (logicalType === 'date' && !isDateForm(format)) found.push([path, notAmong(format, dateFormNames)]);
  if (logicalType === 'string' && !textFormatNames.includes(format))
    found.push([path, notAmong(format, textFormatNames)]);
  return found;
}

function notAmong(format: string, known: readonly string[]): string {
  const meant = didYouMean(format, known);
  return `The hub knows no format "${format}" here.${meant === undefined ? '' : ` Did you mean "${meant}"?`} Known: ${showList(known)}.`;
}

const jsTypes: Record<string, string> = {
  string: 'string',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
};

function enumFaults({ logicalType = 'string', customProperties }: OdcsProperty): Found {
  const found = findCustomProperty(customProperties, 'causewayEnum');
  const wanted = jsTypes[logicalType];
  if (found === undefined || wanted === undefined || !Array.isArray(found.value)) return [];
  return found.value.flatMap((value: unknown, i): Found => {
    if (typeof value === wanted) return [];
    const hint = wanted === 'string' ? ': put it in quotes' : '';
    return [
      [
        ['customProperties', found.index, 'value', i],
        `${String(value)} is no ${logicalType}, as this field is${hint}.`,
      ],
    ];
  });
}
