import { checkDocument, type EntityType, type Fault, type SourceDocument } from '#schemas';
import { checkContract, checkSize, Findings, type CheckedAgainst } from '../check/index.ts';
import type { Contract } from '../contract.ts';
import { asList, isBlock, isNextApiVersion, nextOdcsSchema, odcsSchema, readFields } from '../odcs/index.ts';
import { legalFloors } from '../retention/index.ts';
import { checkCustomProperties } from './check-custom-properties.ts';
import { findMappingFaults } from './find-mapping-faults.ts';
import { findPathFaults } from './find-path-faults.ts';
import { toContract } from './to-contract.ts';

/** What a contract is held against, as far as it is known. */
export type Surroundings = Partial<Omit<CheckedAgainst, 'entityTypes'>>;

/**
 * Reads an ODCS 3.1 document (3.2 accepted) that the hub is to serve. The faults are all there are, those of the
 * syntax included, in the order of their lines; the contract is given only where there are none. Mappings to
 * `unreadEntities`, whose own documents are broken, are not judged: that mistake is named already.
 */
export function readContract(
  document: SourceDocument,
  entityTypes: readonly EntityType[],
  around: readonly string[] | Surroundings = {},
): { contract?: Contract; faults: Fault[]; notes: Fault[] } {
  const surroundings = Array.isArray(around) ? { unreadEntities: around } : (around as Surroundings);
  const findings = new Findings(document, true);
  const { faults, notes } = judge(findings, { entityTypes, ...surroundings });
  return faults.length > 0 ? { faults, notes } : { contract: toContract(document), faults, notes };
}

/** Everything that is to be said of the document, in the order of its lines. */
export function judge(
  findings: Findings,
  around: Surroundings & Pick<CheckedAgainst, 'entityTypes'>,
): { faults: Fault[]; notes: Fault[] } {
  const { document, faults, notes } = findings;
  faults.push(...document.faults);
  if (document.data !== undefined && !isBlock(document.data))
    findings.fault([], 'A contract is a block of keys: begin with apiVersion, kind, id, name, version …');
  else if (document.data !== undefined && checkSize(findings)) {
    const against = { unreadEntities: [], floors: legalFloors, ...around };
    checkStandard(findings);
    checkContract(findings, against);
    checkServed(findings, against);
  }
  return { faults: sortOnce(faults), notes: sortOnce(notes) };
}

function checkStandard({ document, data, faults }: Findings): void {
  const schema = isNextApiVersion(data.apiVersion) ? nextOdcsSchema : odcsSchema;
  faults.push(...checkDocument(document, schema, '2019'), ...checkCustomProperties(document));
}

function checkServed({ document, data, isServed, faults, notes }: Findings, against: CheckedAgainst): void {
  const fields = readFields(asList(asList(data.schema)[0]?.properties));
  (isServed ? faults : notes).push(...findPathFaults(document));
  faults.push(...findMappingFaults(document, fields, against));
}

function sortOnce(faults: readonly Fault[]): Fault[] {
  const once = new Map(faults.map((fault) => [`${fault.line} ${fault.field} ${fault.sentence}`, fault]));
  return [...once.values()].sort((a, b) => a.line - b.line);
}
