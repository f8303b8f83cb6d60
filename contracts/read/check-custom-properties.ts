import {
  checkPart,
  didYouMean,
  faultAt,
  showList,
  type DocumentPath,
  type Fault,
  type SourceDocument,
} from '#schemas';
import { customPropertySchemas, type PropertyLevel } from './custom-property-schemas.ts';
import { asList, type OdcsCustomProperty, type OdcsDocument, type OdcsProperty } from '../odcs/index.ts';

const prefix = 'causeway';
const places: Record<PropertyLevel, string> = {
  document: 'at the top of the contract',
  object: 'in the one entry of "schema"',
  property: 'in a field under "properties"',
};

interface Place {
  level: PropertyLevel;
  path: DocumentPath;
  list: readonly OdcsCustomProperty[] | undefined;
}

/** Checks every custom property that begins with "causeway"; those of other tools are none of our business. */
export function checkCustomProperties(document: SourceDocument): Fault[] {
  return listPlaces(document.data as OdcsDocument).flatMap((place) => checkPlace(document, place));
}

function listPlaces(data: OdcsDocument): Place[] {
  const top: Place = { level: 'document', path: ['customProperties'], list: data.customProperties };
  const objects = asList(data.schema).flatMap((object, i): Place[] => [
    { level: 'object', path: ['schema', i, 'customProperties'], list: object.customProperties },
    ...listFieldPlaces(object.properties, ['schema', i, 'properties']),
  ]);
  return [top, ...objects];
}

function listFieldPlaces(fields: readonly OdcsProperty[] | undefined, base: DocumentPath): Place[] {
  return asList(fields).flatMap((field, i) => placesOfField(field, [...base, i]));
}

function placesOfField(field: OdcsProperty, path: DocumentPath): Place[] {
  return [
    { level: 'property', path: [...path, 'customProperties'], list: field.customProperties },
    ...listFieldPlaces(field.properties, [...path, 'properties']),
    ...(field.items === undefined ? [] : placesOfField(field.items, [...path, 'items'])),
  ];
}

function checkPlace(document: SourceDocument, { level, path, list }: Place): Fault[] {
  const seen = new Set<string>();
  return asList(list).flatMap(({ property }, i) => {
    if (typeof property !== 'string' || !property.startsWith(prefix)) return [];
    const here = [...path, i, 'property'];
    if (seen.has(property)) return [faultAt(document, here, `"${property}" is given twice: keep one.`)];
    seen.add(property);
    const schema = (customPropertySchemas[level] as Record<string, object>)[property];
    if (schema === undefined) return [faultAt(document, here, misplaced(property, level))];
    return checkPart(document, [...path, i, 'value'], { schema });
  });
}

function misplaced(property: string, level: PropertyLevel): string {
  const levels = Object.keys(customPropertySchemas) as PropertyLevel[];
  const home = levels.find((each) => property in customPropertySchemas[each]);
  if (home !== undefined) return `"${property}" does not belong here: put it ${places[home]}.`;
  const known = Object.keys(customPropertySchemas[level]);
  const meant = didYouMean(
    property,
    levels.flatMap((each) => Object.keys(customPropertySchemas[each])),
  );
  if (meant !== undefined) return `The hub knows no custom property "${property}". Did you mean "${meant}"?`;
  return `The hub knows no custom property "${property}". Known here: ${showList(known)}.`;
}
