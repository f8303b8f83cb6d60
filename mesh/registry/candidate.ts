import { compareContracts, compareVersions, isVersion, readContract } from '#contracts';
import type { Contract, ContractComparison } from '#contracts';
import { faultAt, isDatasetId } from '#schemas';
import type { DatasetId, Fault, SourceDocument } from '#schemas';
import type { ContractVersion } from '../store/index.ts';
import { getContract, toContentHash, toContractDocument } from './contract-text.ts';
import type { PublisherPorts, PublishOptions } from './publisher-ports.ts';
import { findActive, findPredecessor } from './succession.ts';

/** A published version, read again. */
export interface KnownVersion {
  readonly row: ContractVersion;
  readonly contract: Contract;
}

/** A contract that is about to be published, with the versions that it comes after. */
export interface Candidate {
  readonly contract: Contract;
  readonly document: SourceDocument;
  readonly text: string;
  readonly hash: string;
  /** Every version of the dataset, oldest first. */
  readonly versions: readonly ContractVersion[];
  /** The same version with the same content, which waits for its day: only that day can be changed. */
  readonly announced: ContractVersion | undefined;
  readonly active: KnownVersion | undefined;
  readonly predecessor: KnownVersion | undefined;
  /** With the predecessor: it decides the number. */
  readonly comparison: ContractComparison | undefined;
  /** With the active version: it decides whether readers need notice. */
  readonly fromActive: ContractComparison | undefined;
}

export interface Examination {
  readonly dataset: DatasetId | null;
  readonly version: string;
  readonly faults: readonly Fault[];
  /** This very content is published. */
  readonly isUnchanged: boolean;
  /** Absent where the document cannot be read, or nothing is to be done. */
  readonly candidate?: Candidate;
}

/** Reads a text and places it among the versions that there are. */
export async function examine(
  ports: PublisherPorts,
  text: string,
  options: PublishOptions,
): Promise<Examination> {
  const dataset = options.dataset ?? findDatasetOf(text);
  const document = toContractDocument(dataset ?? 'unknown.unknown', text);
  const version = String((document.data as { version?: unknown } | undefined)?.version ?? '');
  const { contract, faults } = readContract(document, ports.city().entityTypes);
  const failed = { dataset: dataset ?? null, version, isUnchanged: false };
  if (!contract) return { ...failed, faults };
  const versions = await ports.store.registry.list(contract.dataset);
  const hash = toContentHash(document);
  const same = versions.find((each) => each.version === contract.version);
  const hastens = options.emergency !== undefined || options.noticeDays !== undefined;
  if (same?.hash === hash && !(same.status === 'notice' && hastens))
    return { dataset: contract.dataset, version, faults: [], isUnchanged: true };
  const found = [
    ...(same && same.hash !== hash ? [toChangedFault(document, same)] : []),
    ...findStandingFaults(ports, document, contract),
    ...findOrderFaults(document, contract, versions),
  ];
  if (found.length === 0) found.push(...((await ports.rehearse?.(document)) ?? []));
  if (found.length > 0) return { ...failed, dataset: contract.dataset, faults: found };
  const candidate = toCandidate(ports, { contract, document, text, hash, versions, announced: same });
  return { ...failed, dataset: contract.dataset, faults: findNumberFaults(candidate), candidate };
}

type Placed = Pick<Candidate, 'contract' | 'document' | 'text' | 'hash' | 'versions' | 'announced'>;

function toCandidate(ports: PublisherPorts, placed: Placed): Candidate {
  const { contract, versions } = placed;
  const know = (row: ContractVersion | undefined): KnownVersion | undefined =>
    row && { row, contract: getContract(row, ports.city().entityTypes) };
  const active = know(findActive(versions));
  const before = findPredecessor(versions, contract.version);
  const predecessor = before?.version === active?.row.version ? active : know(before);
  const comparison = predecessor && compareContracts(predecessor.contract, contract);
  const isNext = predecessor === active;
  const fromActive = isNext || !active ? comparison : compareContracts(active.contract, contract);
  return { ...placed, active, predecessor, comparison, fromActive };
}

function findDatasetOf(text: string): DatasetId | undefined {
  const { data } = toContractDocument('unknown.unknown', text);
  const { domain, name } = (data ?? {}) as { domain?: unknown; name?: unknown };
  const dataset = `${String(domain)}.${String(name)}`;
  return isDatasetId(dataset) ? dataset : undefined;
}

/** A published version never changes. */
function toChangedFault(document: SourceDocument, same: ContractVersion): Fault {
  const day = same.publishedAt.toISOString().slice(0, 10);
  const sentence = `Version ${same.version} was published on ${day} with other content, and a published version never changes: give this one the next number.`;
  return faultAt(document, ['version'], sentence);
}

/** What must be so before a contract can hold: it is meant, it has a number, and something delivers its rows. */
function findStandingFaults(ports: PublisherPorts, document: SourceDocument, contract: Contract): Fault[] {
  const faults: Fault[] = [];
  const { dataset, version, status } = contract;
  if (status !== 'active') {
    const sentence = `A contract whose status is "${status}" is not published: write "status: active" when it is meant.`;
    faults.push(faultAt(document, ['status'], sentence));
  }
  if (!isVersion(version))
    faults.push(
      faultAt(
        document,
        ['version'],
        `"${version}" is no version number: write MAJOR.MINOR.PATCH, such as 1.0.0.`,
      ),
    );
  if (!ports.city().sources.some(({ datasets }) => datasets.has(dataset))) {
    const sentence = `No source of the city serves ${dataset}: name it under "datasets" of a file in sources/${contract.department}/ of the city that the hub runs, and start the hub with it.`;
    faults.push(faultAt(document, ['name'], sentence));
  }
  return faults;
}

function findOrderFaults(
  document: SourceDocument,
  { version }: Contract,
  versions: readonly ContractVersion[],
): Fault[] {
  const active = findActive(versions);
  const highest = active ?? versions.at(-1);
  if (!highest || compareVersions(version, highest.version) > 0) return [];
  if (versions.some((each) => each.version === version)) return [];
  const sentence = `Version ${highest.version} is ${highest.status} already: a new version has a higher number.`;
  return [faultAt(document, ['version'], sentence)];
}

function findNumberFaults({ document, contract, comparison, predecessor }: Candidate): Fault[] {
  if (!comparison || !predecessor) return [];
  if (compareVersions(contract.version, comparison.required) >= 0) return [];
  const why = comparison.changes.find(({ severity }) => severity === 'breaking') ?? comparison.changes[0];
  const sentence = `${contract.version} is too small a step from ${predecessor.row.version}: ${why?.sentence ?? 'the content differs.'} The number must be at least ${comparison.required}.`;
  return [faultAt(document, ['version'], sentence)];
}
