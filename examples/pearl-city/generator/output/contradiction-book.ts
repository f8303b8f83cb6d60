import type { Entry } from '../registers/entry.ts';

export interface RecordName {
  dataset: string;
  key: string;
}

/** One line of truth/contradictions.jsonl: rows that cannot all be right about an entity, or that differ from the truth. */
export interface PlantedContradiction {
  kind: string;
  entity: string;
  records: RecordName[];
}

/** Errors of a row that contradict what other registers say, and the kind under which the truth lists them. */
const kindOfError: Record<string, string> = {
  'birth-date': 'birth-date-differs',
  sex: 'sex-differs',
  'marital-status': 'marital-status-differs',
  'life-status': 'life-status-differs',
  capital: 'capital-differs',
};

/** Gathers the contradictions of one block; rows with the same kind and entity come into one line. */
export class ContradictionBook {
  private readonly found = new Map<string, PlantedContradiction>();

  note(entry: Entry, record: RecordName): void {
    for (const { kind, entity } of entry.contradictions ?? []) this.add(kind, entity, record);
    for (const error of entry.errors ?? []) {
      const kind = kindOfError[error];
      if (kind && !entry.isDeleted) for (const member of entry.members) this.add(kind, member.truth, record);
    }
  }

  all(): Iterable<PlantedContradiction> {
    return this.found.values();
  }

  private add(kind: string, entity: string, record: RecordName): void {
    const known = this.found.get(`${kind} ${entity}`) ?? { kind, entity, records: [] };
    known.records.push(record);
    this.found.set(`${kind} ${entity}`, known);
  }
}
