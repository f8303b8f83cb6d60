import { CausewayError, showFault, type Fault } from '#schemas';

/** What is wrong with a file that somebody named, said with its line: whoever typed it must act. */
export class InputError extends CausewayError {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super('WRONG_USE', { reason: faults.map(showFault).join('\n') });
    this.faults = faults;
  }

  static of(file: string, sentence: string, line = 1): InputError {
    return new InputError([{ file, line, sentence }]);
  }
}
