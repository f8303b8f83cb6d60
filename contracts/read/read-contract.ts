import {
  checkDocument,
  faultAt,
  toDatasetId,
  toDepartmentId,
  toEntityTypeName,
  type EntityType,
  type Fault,
  type SourceDocument,
  type Titles,
} from '#schemas';
import type { AttributeMapping, Contract, Delivery, EntityMapping } from '../contract.ts';
import { toRowSchema } from '../row-schema.ts';
import { checkCustomProperties } from './check-custom-properties.ts';
import { findFieldFaults } from './find-field-faults.ts';
import { findKeyFaults } from './find-key-faults.ts';
import { findMappingFaults } from './find-mapping-faults.ts';
import type { KnownEntities } from './mapping-context.ts';
import { findPathFaults } from './find-path-faults.ts';
import { asList, findCustomProperty, type OdcsDocument } from './odcs-document.ts';
import { odcsSchema } from './odcs-schema.ts';
import { readFields, readKeyFields } from './read-fields.ts';

/**
 * Reads an ODCS 3.1 document. The faults are all there are, those of the syntax included, in the order of their
 * lines; the contract is given only where there are none. Mappings to `unreadEntities`, whose own documents are
 * broken, are not judged: that mistake is named already.
 */
export function readContract(
  document: SourceDocument,
  entityTypes: readonly EntityType[],
  unreadEntities: readonly string[] = [],
): { contract?: Contract; faults: Fault[] } {
  const faults = [...document.faults, ...findFaults(document, { entityTypes, unreadEntities })];
  if (faults.length > 0) return { faults: sortOnce(faults) };
  return { contract: toContract(document), faults };
}

function findFaults(document: SourceDocument, known: KnownEntities): Fault[] {
  const { data } = document;
  if (data === undefined) return [];
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    return [
      faultAt(
        document,
        [],
        'A contract is a block of keys: begin with apiVersion, kind, id, name, version …',
      ),
    ];
  }
  const properties = asList(asList((data as OdcsDocument).schema)[0]?.properties);
  const fields = readFields(properties);
  return [
    ...checkDocument(document, odcsSchema, '2019'),
    ...checkCustomProperties(document),
    ...findPathFaults(document),
    ...findKeyFaults(document, fields),
    ...findFieldFaults(document, properties, ['schema', 0, 'properties']),
    ...findMappingFaults(document, fields, known),
  ];
}

function sortOnce(faults: readonly Fault[]): Fault[] {
  const once = new Map(faults.map((fault) => [`${fault.line} ${fault.field} ${fault.sentence}`, fault]));
  return [...once.values()].sort((a, b) => a.line - b.line);
}

function toContract(document: SourceDocument): Contract {
  const data = document.data as OdcsDocument;
  const object = asList(data.schema)[0];
  const department = toDepartmentId(String(data.domain));
  const name = String(data.name);
  const fields = readFields(object?.properties);
  const top = (property: string): unknown => findCustomProperty(data.customProperties, property)?.value;
  const inner = (property: string): unknown => findCustomProperty(object?.customProperties, property)?.value;
  const contract: Contract = {
    dataset: toDatasetId(`${department}.${name}`),
    department,
    name,
    version: String(data.version),
    file: document.file,
    title: (top('causewayTitle') as Titles | undefined) ?? { en: name },
    delivery: (top('causewayDelivery') as Delivery | undefined) ?? 'mirror',
    fields,
    keyFields: readKeyFields(object),
    refuseAbove: (inner('causewayRefuseAbove') as number | undefined) ?? 0.2,
    mappings: ((inner('causewayMapping') ?? []) as RawMapping[]).map(toMapping),
    rowSchema: toRowSchema(fields),
  };
  const asOf = inner('causewayAsOf');
  return asOf === undefined ? contract : { ...contract, asOfField: String(asOf) };
}

interface RawMapping {
  entity: string;
  role?: string;
  when?: EntityMapping['when'];
  attributes: Record<string, string | AttributeMapping>;
}

function toMapping({ entity, role = '', when = {}, attributes }: RawMapping): EntityMapping {
  const rules = Object.entries(attributes).map(([name, rule]): [string, AttributeMapping] => [
    name,
    typeof rule === 'string' ? { from: rule } : rule,
  ]);
  return { entity: toEntityTypeName(entity), role, when, attributes: Object.fromEntries(rules) };
}
