import { createHash } from 'node:crypto';
import { compareContracts, readContract } from '#contracts';
import type { Contract, DriftFinding } from '#contracts';
import { parseText } from '#schemas';
import type { EntityType, SourceDocument } from '#schemas';
import { draftNextContract } from '#sources';
import type { FieldUse, NewTask, Store, TaskKind } from '../store/index.ts';

type Row = Readonly<Record<string, unknown>>;

/** What a department finds in a task about drift. */
export interface DriftDetail {
  readonly version: string;
  readonly findings: readonly DriftFinding[];
  /** The contract that would fit, as a YAML text with comments; null where none could be drafted. */
  readonly draft: {
    readonly version: string;
    readonly text: string;
    readonly changes: readonly string[];
  } | null;
  /** What the draft changes for readers and writers. */
  readonly diff: readonly string[];
  /** Clients that read the dataset in the last 90 days. */
  readonly consumers: readonly string[];
}

export interface DriftCase {
  readonly contract: Contract;
  readonly kind: TaskKind;
  readonly findings: readonly DriftFinding[];
  readonly rows: readonly Row[];
  readonly entityTypes: readonly EntityType[];
}

/** The same findings are the same case, however many rows were counted. */
export function toFingerprint({ contract, findings }: Pick<DriftCase, 'contract' | 'findings'>): string {
  const said = findings.map(({ kind, field }) => `${kind} ${field}`).sort();
  return createHash('sha256')
    .update([contract.version, ...said].join('\n'))
    .digest('base64url');
}

export async function toDriftTask(
  store: Store,
  drift: DriftCase,
): Promise<NewTask & { detail: DriftDetail }> {
  const { contract, kind, findings } = drift;
  const uses = await store.usage.consumers(contract.dataset, { sinceDays: 90 });
  const published = await store.registry.find(contract.dataset, contract.version);
  const drafted = published && (await draft(store, drift, published.text));
  return {
    dataset: contract.dataset,
    department: contract.department,
    kind,
    sentence: toSentence(drift),
    fingerprint: toFingerprint(drift),
    detail: {
      version: contract.version,
      findings,
      draft: drafted?.draft ?? null,
      diff: drafted?.diff ?? [],
      consumers: toClients(uses),
    },
  };
}

export function toClients(uses: readonly FieldUse[]): string[] {
  return [...new Set(uses.map(({ client }) => client))].sort();
}

type Drafted = Pick<DriftDetail, 'draft' | 'diff'>;

/** A draft is help, not duty: where the rows are too strange for one, the task stands without it. */
async function draft(store: Store, drift: DriftCase, contractText: string): Promise<Drafted | undefined> {
  const { contract, rows, entityTypes } = drift;
  const records = await store.records.list(contract.dataset, { first: 500 });
  const kept = records.items.map(({ item }) => item.payload);
  try {
    const { text, version, changes } = draftNextContract({ contractText, rows, kept });
    const sentences = changes.map(({ sentence }) => sentence);
    const next = parseText(text, contract.file.replace(/[^/]*$/, `${version}.odcs.yaml`));
    return { draft: { version, text, changes: sentences }, diff: toDiff(contract, next, entityTypes) };
  } catch {
    return undefined;
  }
}

function toDiff(contract: Contract, draft: SourceDocument, entityTypes: readonly EntityType[]): string[] {
  const { contract: next } = readContract(draft, [...entityTypes]);
  return next ? compareContracts(contract, next).changes.map(({ sentence }) => sentence) : [];
}

function toSentence({ contract, kind, findings }: DriftCase): string {
  const { dataset, version } = contract;
  const seen = findings.map(({ sentence }) => sentence).join(' ');
  if (kind === 'break')
    return `${dataset} no longer sends what its contract ${version} promises, so it is read no further and the last good copy is served, marked stale. ${seen} Mend the system, or publish the next version: a draft is attached.`;
  if (kind === 'narrowing')
    return `Some rows of ${dataset} break its contract ${version} and wait in quarantine; the rest is read on. ${seen} Mend the rows, or publish a version that allows them.`;
  return `${dataset} sends more than its contract ${version} names. ${seen} Nothing is broken; publish a minor version if others may use it.`;
}
