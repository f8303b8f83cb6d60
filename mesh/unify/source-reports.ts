import type { CausewayError, DatasetId, DepartmentId, ErrorCode } from '#schemas';
import type { MemberRow } from '../store/index.ts';

/** A source that was to be asked for this answer and was not reached; its last good copy is served instead. */
export interface SourceReport {
  readonly department: DepartmentId;
  readonly dataset: DatasetId;
  readonly code: ErrorCode;
  readonly sentence: string;
  /** ISO instant of the oldest copy that was served in its place. */
  readonly copiedAt: string;
}

/** Gathers the reports of one request: one per dataset, with its first error and its oldest copy. */
export class SourceReports {
  readonly #reports = new Map<DatasetId, SourceReport>();

  add(member: MemberRow, error: CausewayError): void {
    const { department, dataset, recordedAt } = member;
    const known = this.#reports.get(dataset);
    if (!known) {
      const { code, sentence } = error;
      this.#reports.set(dataset, { department, dataset, code, sentence, copiedAt: recordedAt });
    } else if (recordedAt < known.copiedAt) {
      this.#reports.set(dataset, { ...known, copiedAt: recordedAt });
    }
  }

  /** In the order of the dataset ids. */
  all(): SourceReport[] {
    return [...this.#reports.values()].sort((left, right) => (left.dataset < right.dataset ? -1 : 1));
  }
}
