import { CausewayError } from '#schemas';
import type { Fault } from '#schemas';

/** A city that cannot be run, with every mistake of its folder. */
export class InvalidCity extends CausewayError {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super('CITY_INVALID', { count: faults.length });
    this.faults = faults;
  }
}
