import type { Asked } from '../../hub/index.ts';
import { findProblem } from '../../parts/index.ts';

export interface Visible<Data> {
  asked: Asked<Data>;
  mayDecide: boolean;
}

/**
 * The values of records are a steward's alone, and so is deciding. Whoever is refused the values only, an auditor, is
 * shown the rest as what it is: all that is theirs to see, with nothing to decide.
 */
export function toVisible<Data>(asked: Asked<Data>): Visible<Data> {
  const isRefusedValues = asked.data !== null && findProblem(asked)?.code === 'FORBIDDEN';
  return isRefusedValues
    ? { asked: { ...asked, problems: [] }, mayDecide: false }
    : { asked, mayDecide: true };
}
