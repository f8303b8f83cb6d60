import type { EntityType, Fault, SourceDocument } from '#schemas';
import { Findings } from '../check/index.ts';
import type { Contract } from '../contract.ts';
import { isBlock, listCustomProperties } from '../odcs/index.ts';
import { judge, toContract, type Surroundings } from '../read/index.ts';

export interface LintOptions extends Surroundings {
  entityTypes?: readonly EntityType[];
  /** Whether the hub is to serve it; found out where it is not said. */
  isServed?: boolean;
}

/** What is to be said of a contract. */
export interface LintReport {
  /** What must be mended. */
  faults: Fault[];
  /** What is worth knowing; of a document that no hub serves also what a hub would lack. */
  notes: Fault[];
  isServed: boolean;
  /** Where it is to be served and has no fault. */
  contract?: Contract;
}

/**
 * Every fault of an Open Data Contract Standard document (3.0, 3.1; 3.2 accepted) in one run, in the order of the
 * lines. A document that the hub is to serve, which shows itself by its place in a city's folder or by one of our
 * custom properties, must keep the hub's own rules too; for any other they are notes.
 */
export function lintContract(document: SourceDocument, options: LintOptions = {}): LintReport {
  const { entityTypes = [], isServed = isForHub(document), ...around } = options;
  const findings = new Findings(document, isServed);
  const { faults, notes } = judge(findings, { entityTypes, ...around });
  const report: LintReport = { faults, notes, isServed };
  return isServed && faults.length === 0 ? { ...report, contract: toContract(document) } : report;
}

function isForHub({ file, data }: SourceDocument): boolean {
  if (/(?:^|[\\/])contracts[\\/][^\\/]+[\\/][^\\/]+[\\/][^\\/]+\.odcs\.ya?ml$/.test(file)) return true;
  return isBlock(data) && listCustomProperties(data).some((name) => /^causeway/i.test(name));
}
