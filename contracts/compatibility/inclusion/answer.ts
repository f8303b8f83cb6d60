import type { Form, Json, Literal } from '../normal-form/index.ts';

/** Whether there is a value that keeps all conditions. */
export interface Answer {
  readonly status: 'empty' | 'inhabited' | 'unknown';
  /** Some that keep them; where the status is unknown, some that may. */
  readonly values: readonly Json[];
  /** `values` are all there are. */
  readonly complete: boolean;
}

export const emptyAnswer: Answer = { status: 'empty', values: [], complete: true };

/** Found values make it inhabited; else it is unknown. */
export function toAnswer(values: readonly Json[], complete = false): Answer {
  return { status: values.length > 0 ? 'inhabited' : 'unknown', values, complete };
}

export const unknownAnswer = (values: readonly Json[] = []): Answer => ({
  status: 'unknown',
  values,
  complete: false,
});

/** What the judge of one type asks of the others: about a member of an object or an item of an array. */
export interface Asker {
  /** About a value inside the one that is being looked at. */
  readonly solve: (form: Form, want: number) => Answer;
  /** What a form says about strings, references looked into. */
  readonly onStrings: (form: Form) => Form;
  readonly all: (parts: readonly Form[]) => Form;
  readonly not: (form: Form) => Form;
  readonly names: (names: readonly string[]) => Form;
  readonly isString: Form;
  readonly spend: () => void;
}

/** Decides a conjunction of conditions on values of one type. */
export type Judge = (literals: readonly Literal[], want: number, asker: Asker) => Answer;
