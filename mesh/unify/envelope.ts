import type { AttributeValue, DatasetId, DepartmentId, RecordKey } from '#schemas';
import type { Member } from './member.ts';

/** Where a value comes from, and how it came. */
export interface ValueSource {
  readonly department: DepartmentId;
  readonly dataset: DatasetId;
  readonly key: RecordKey;
  readonly reached: boolean;
  /** ISO instant at which the hub took the value from its source. */
  readonly copiedAt: string;
}

export interface Alternative {
  readonly value: AttributeValue;
  readonly asOf: string | null;
  readonly source: ValueSource;
}

/** A unified attribute: the value, why it is believed, and what else is said. */
export interface Envelope {
  readonly value: AttributeValue | null;
  readonly asOf: string | null;
  /** 0 to 1; 0 where there is no value. */
  readonly confidence: number;
  readonly disputed: boolean;
  readonly source: ValueSource | null;
  readonly alternatives: readonly Alternative[];
}

export const emptyEnvelope: Envelope = {
  value: null,
  asOf: null,
  confidence: 0,
  disputed: false,
  source: null,
  alternatives: [],
};

export function toValueSource(member: Member): ValueSource {
  const { department, dataset, key, reached, recordedAt } = member;
  return { department, dataset, key, reached, copiedAt: recordedAt };
}
