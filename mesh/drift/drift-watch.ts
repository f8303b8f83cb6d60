import { compileDriftFinder, toRowShape } from '#contracts';
import type { Contract, Drift, DriftFinder, DriftFinding } from '#contracts';
import { CausewayError } from '#schemas';
import type { EntityType } from '#schemas';
import type { NewNotice, Store, TaskKind } from '../store/index.ts';
import { toDriftTask, toFingerprint } from './drift-task.ts';
import type { DriftCase } from './drift-task.ts';

type Row = Readonly<Record<string, unknown>>;

/** The beginning of a reading. */
export interface Sight {
  readonly contract: Contract;
  readonly rows: readonly Row[];
  /** Foreign names that the source document does not take. */
  readonly unread: readonly string[];
  /** The values were not read as their types: only which fields are there counts. */
  readonly isOfNames?: boolean;
}

const kinds: readonly TaskKind[] = ['break', 'narrowing', 'addition'];
const kindOf = { gone: 'break', changed: 'break', narrowed: 'narrowing', added: 'addition' } as const;
/** Rows of the last good copy whose shape stands for the whole. */
const remembered = 500;

/** Holds each reading's beginning against its contract, keeps the department's tasks up to date, tells consumers. */
export class DriftWatch {
  readonly #store: Store;
  readonly #entityTypes: () => readonly EntityType[];
  readonly #finders = new WeakMap<Contract, DriftFinder>();

  constructor(store: Store, entityTypes: () => readonly EntityType[]) {
    this.#store = store;
    this.#entityTypes = entityTypes;
  }

  /**
   * Looks at the first rows of a reading before any of them is kept.
   * @throws CausewayError CONTRACT_BROKEN where reading on is of no use; the last good copy stays
   */
  async look(sight: Sight): Promise<void> {
    const { contract, rows } = sight;
    if (rows.length === 0) return;
    const records = await this.#store.records.list(contract.dataset, { first: remembered });
    // A copy that was taken by another major version has other fields, and misses nothing.
    const alike = records.items.filter(({ item }) => item.contractVersion === contract.version);
    const before = toRowShape(alike.map(({ item }) => item.payload));
    const drift = withoutValues(this.#finderOf(contract)(rows, before), sight);
    const findings = [...drift.findings, ...sight.unread.map(toUnreadFinding)];
    // A break and what is new beside it are one change of the system, and one task.
    const toKind = (finding: DriftFinding) => (drift.isBreak ? 'break' : kindOf[finding.kind]);
    const perKind = Map.groupBy(findings, toKind);
    for (const kind of kinds) await this.#settle(sight, kind, perKind.get(kind) ?? []);
    if (!drift.isBreak) return;
    const reason = `${contract.dataset} no longer sends what its contract ${contract.version} promises: ${drift.findings.find(({ kind }) => kindOf[kind] === 'break')?.sentence ?? ''} It is read no further; the last good copy stays.`;
    throw new CausewayError('CONTRACT_BROKEN', {
      dataset: contract.dataset,
      department: contract.department,
      reason,
    });
  }

  #finderOf(contract: Contract): DriftFinder {
    const known = this.#finders.get(contract) ?? compileDriftFinder(contract);
    this.#finders.set(contract, known);
    return known;
  }

  async #settle({ contract, rows }: Sight, kind: TaskKind, findings: readonly DriftFinding[]): Promise<void> {
    const { tasks } = this.#store;
    if (findings.length === 0) return void (await tasks.close(contract.dataset, [kind]));
    const entityTypes = this.#entityTypes();
    const drift: DriftCase = { contract, kind, findings, rows, entityTypes };
    if (await tasks.findSame(contract.dataset, kind, toFingerprint(drift))) return;
    const task = await toDriftTask(this.#store, drift);
    await tasks.open(task);
    if (kind === 'break') await this.#store.notices.add(toNotices(contract, task.detail.consumers));
  }
}

function withoutValues({ findings, isBreak }: Drift, { isOfNames = false }: Sight): Drift {
  if (!isOfNames) return { findings, isBreak };
  const names = findings.filter(({ kind }) => kind === 'gone');
  return { findings: names, isBreak: names.length > 0 };
}

function toUnreadFinding(field: string): DriftFinding {
  const sentence = `${field} is new: neither the source document nor the contract names it.`;
  return { kind: 'added', field, sentence };
}

function toNotices({ dataset, version }: Contract, clients: readonly string[]): NewNotice[] {
  const createdAt = new Date();
  const sentence = `The system behind ${dataset} ${version} has changed on its own. You are answered from the last good copy, marked stale, until its department has mended it or published a version with a translation; it has been told.`;
  return clients.map((client) => ({ client, dataset, version, kind: 'drift', sentence, createdAt }));
}
