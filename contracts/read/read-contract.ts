import { checkDocument, faultAt, type EntityType, type Fault, type SourceDocument } from '#schemas';
import type { Contract } from '../contract.ts';
import { checkCustomProperties } from './check-custom-properties.ts';
import { findFieldFaults } from './find-field-faults.ts';
import { findKeyFaults } from './find-key-faults.ts';
import { findMappingFaults } from './find-mapping-faults.ts';
import type { KnownEntities } from './mapping-context.ts';
import { findPathFaults } from './find-path-faults.ts';
import { asList, type OdcsDocument } from './odcs-document.ts';
import { odcsSchema } from './odcs-schema.ts';
import { readFields } from './read-fields.ts';
import { toContract } from './to-contract.ts';

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
