import type { Form, FormTable, Json, Literal, ValueType } from '../normal-form/index.ts';
import { isNothing, Restriction, toValueType, valueTypes } from '../normal-form/index.ts';
import { emptyAnswer, unknownAnswer, type Answer, type Asker, type Judge } from './answer.ts';
import { Branches } from './branches.ts';
import type { Budget } from './budget.ts';
import { judgeArray } from './judge-array.ts';
import { judgeNumber } from './judge-number.ts';
import { judgeObject } from './judge-object.ts';
import { StringJudge } from './judge-string.ts';
import { Recall } from './recall.ts';
import { toKept } from './to-kept.ts';

export interface SolverOptions {
  readonly forms: FormTable;
  readonly budget: Budget;
  /** Strings that the schemas mention. */
  readonly samples: readonly string[];
}

/**
 * Decides whether a form has a value (a tableau over types, with one judge per type). A form that is asked about while it
 * is being decided, one level further in, counts as empty: a smallest value has no smaller one of its kind inside.
 */
export class Solver {
  private readonly forms: FormTable;
  private readonly restriction: Restriction;
  private readonly recall = new Recall();
  private readonly judges: Readonly<Record<'number' | 'string' | 'array' | 'object', Judge>>;
  private readonly asker: Asker;
  private readonly budget: Budget;

  constructor({ forms, budget, samples }: SolverOptions) {
    this.forms = forms;
    this.budget = budget;
    this.restriction = new Restriction(forms, budget.spend);
    const string = new StringJudge(samples, budget.spend);
    this.judges = { number: judgeNumber, string: string.judge, array: judgeArray, object: judgeObject };
    this.asker = {
      solve: (form, want) => this.solve(form, want),
      onStrings: (form) => this.restriction.restrict(form, 'string'),
      all: (parts) => forms.all(parts),
      not: (form) => forms.not(form),
      names: (names) => forms.oneOfValues(names),
      isString: forms.type('string'),
      spend: budget.spend,
    };
  }

  solve(form: Form, want = 3): Answer {
    if (isNothing(form)) return emptyAnswer;
    return this.recall.remember(form.id, want, () => this.decide(form, want));
  }

  /**
   * As `solve`, but every value that is found is shown to `confirm` until it says that it will do.
   * @throws BudgetSpent
   */
  search(form: Form, confirm: (value: Json) => boolean): Answer['status'] {
    if (isNothing(form)) return 'empty';
    return this.recall.remember(form.id, 4, () => this.decide(form, 4, confirm)).status;
  }

  private decide(form: Form, want: number, confirm?: (value: Json) => boolean): Answer {
    this.budget.spend();
    const answers: Answer[] = [];
    for (const type of valueTypes) {
      const restricted = this.restriction.restrict(form, type);
      if (isNothing(restricted)) continue;
      const answer = this.toBranches(type, confirm).decide(restricted, want);
      answers.push(answer);
      if (confirm && answer.status === 'inhabited') return answer;
      if (countFound(answers) >= want && answers.length > 1) break;
    }
    return joinAnswers(answers, want);
  }

  private toBranches(type: ValueType, confirm?: (value: Json) => boolean): Branches {
    const judge: Judge = (literals, want) => this.judge(type, literals, want);
    return new Branches({ forms: this.forms, asker: this.asker, judge, confirm });
  }

  private judge(type: ValueType, literals: readonly Literal[], want: number): Answer {
    this.budget.spend();
    const listed = toListed(type, literals);
    if (listed) {
      const { sure, maybe, all } = toKept(literals, listed, want);
      if (sure.length > 0) return { status: 'inhabited', values: sure, complete: all };
      return maybe.length > 0 ? unknownAnswer(maybe) : emptyAnswer;
    }
    return type === 'null' || type === 'boolean'
      ? emptyAnswer
      : this.judges[type](literals, want, this.asker);
  }
}

/** The values among which the answer must lie, where they can be counted up. */
function toListed(type: ValueType, literals: readonly Literal[]): readonly Json[] | undefined {
  if (type === 'null') return [null];
  if (type === 'boolean') return [true, false];
  const lists = literals.flatMap(({ atom, holds }) => (atom.kind === 'enum' && holds ? [atom.values] : []));
  const [shortest] = lists.sort((one, other) => one.length - other.length);
  return shortest?.filter((value) => toValueType(value) === type);
}

const countFound = (answers: readonly Answer[]): number =>
  answers.reduce((sum, { status, values }) => (status === 'inhabited' ? sum + values.length : sum), 0);

function joinAnswers(answers: readonly Answer[], want: number): Answer {
  const found = answers.filter(({ status }) => status === 'inhabited');
  const open = answers.filter(({ status }) => status === 'unknown');
  if (found.length > 0) {
    const values = found.flatMap((answer) => answer.values);
    const complete = open.length === 0 && found.every((answer) => answer.complete) && values.length < want;
    return { status: 'inhabited', values, complete };
  }
  return open.length > 0 ? unknownAnswer(open.flatMap(({ values }) => values)) : emptyAnswer;
}
