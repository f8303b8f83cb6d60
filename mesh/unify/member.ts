import type { MemberRow } from '../store/index.ts';

/** A record's part that belongs to an entity, as it is known at this moment. */
export interface Member extends MemberRow {
  /** False when its dataset is live, was to be asked just now, and did not answer: this is the last good copy. */
  readonly reached: boolean;
}

/** A mirrored part: nobody has to be reached for it. */
export function toMirroredMember(row: MemberRow): Member {
  return { ...row, reached: true };
}
