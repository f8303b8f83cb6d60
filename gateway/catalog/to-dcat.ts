import type { CatalogContent, CatalogDataset, CatalogEntry, CatalogField } from './catalog-dataset.ts';

const context = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  csvw: 'http://www.w3.org/ns/csvw#',
  foaf: 'http://xmlns.com/foaf/0.1/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  causeway: 'urn:causeway:catalogue:',
};

/** CSV on the Web's names of our logical types: https://www.w3.org/TR/tabular-metadata/#built-in-datatypes */
const datatypes: Record<string, string> = { timestamp: 'dateTime', object: 'json', array: 'json' };

/**
 * DCAT 3 as JSON-LD (https://www.w3.org/TR/vocab-dcat-3/). Ids are relative to the catalogue's own address:
 * the hub does not know under which name it is reached, and a Host header is not to be believed.
 */
export function toDcat({ city, datasets }: CatalogContent): object {
  const service = { '@id': '#graphql' };
  return {
    '@context': context,
    '@id': '',
    '@type': 'dcat:Catalog',
    'dct:identifier': city.name,
    'dct:title': toTexts(city.title),
    'dcat:service': [
      {
        ...service,
        '@type': 'dcat:DataService',
        'dct:title': toTexts({ en: 'Unified GraphQL service' }),
        'dcat:endpointURL': { '@id': 'graphql' },
        'dcat:servesDataset': datasets.map(({ dataset }) => ({ '@id': `#${dataset}` })),
      },
    ],
    'dcat:dataset': datasets.map((dataset) => toDataset(dataset, service)),
  };
}

function toDataset(of: CatalogDataset, service: object): object {
  return {
    '@id': `#${of.dataset}`,
    '@type': 'dcat:Dataset',
    'dct:identifier': of.dataset,
    'dct:title': toTexts(of.title),
    'dcat:version': of.version,
    'dct:publisher': { '@type': 'foaf:Organization', 'foaf:name': of.department },
    ...(of.entry ? toLawEntry(of.entry) : {}),
    ...(of.modified ? { 'dct:modified': { '@type': 'xsd:dateTime', '@value': of.modified } } : {}),
    'dcat:distribution': [
      {
        '@type': 'dcat:Distribution',
        'dct:description': `Delivered as ${of.delivery}.`,
        'dcat:mediaType': 'application/json',
        'dcat:accessService': service,
      },
    ],
    'csvw:tableSchema': { 'csvw:primaryKey': of.keyFields, 'csvw:column': of.fields.map(toColumn) },
  };
}

/** Decree 809, article 13, in our own words where DCAT has none; its frequency and rights where it has. */
function toLawEntry(entry: CatalogEntry): object {
  const { updateFrequency, sharingClass, sharingMethod, basis, conditions } = entry;
  const rights = [basis, conditions.scope, conditions.use, conditions.reason].filter((text) => text !== null);
  return {
    ...(updateFrequency ? { 'dct:accrualPeriodicity': updateFrequency } : {}),
    ...(rights.length > 0 ? { 'dct:rights': rights } : {}),
    'causeway:sharingClass': sharingClass,
    'causeway:sharingMethod': sharingMethod,
    'causeway:classification': entry.classification,
    'causeway:grade': entry.grade,
    'causeway:leadSource': entry.leadSource,
  };
}

function toColumn({ name, type, required, description }: CatalogField): object {
  return {
    'csvw:name': name,
    'csvw:datatype': datatypes[type] ?? type,
    'csvw:required': required ?? false,
    ...(description === undefined ? {} : { 'dct:description': description }),
  };
}

function toTexts(title: Record<string, string>): object[] {
  return Object.entries(title).map(([language, text]) => ({ '@language': language, '@value': text }));
}
