import {
  evaluate,
  isAnything,
  isNothing,
  type Form,
  type FormTable,
  type Json,
  type Literal,
} from '../normal-form/index.ts';
import { emptyAnswer, unknownAnswer, type Answer, type Asker, type Judge } from './answer.ts';

interface BranchesOptions {
  readonly forms: FormTable;
  readonly asker: Asker;
  readonly judge: Judge;
  /** At the outermost level: whether a value will do; without it every value that keeps the conditions does. */
  readonly confirm: ((value: Json) => boolean) | undefined;
}

/** Conditions that all must hold, and alternatives of which one each must. */
interface Branch {
  readonly literals: ReadonlyMap<string, Literal>;
  readonly clauses: readonly (readonly Form[])[];
}

/** Walks the alternatives of a form on one type: tries a value, and looks only at the alternatives that it fails. */
export class Branches {
  private readonly options: BranchesOptions;

  constructor(options: BranchesOptions) {
    this.options = options;
  }

  decide(form: Form, want: number): Answer {
    const branch = assume({ literals: new Map(), clauses: [] }, form);
    return branch ? this.walk(branch, want) : emptyAnswer;
  }

  private walk(branch: Branch, want: number): Answer {
    this.options.asker.spend();
    const answer = this.judge(branch, want);
    if (answer.status === 'empty') return emptyAnswer;
    const done = this.findDone(branch, answer);
    if (done) return done;
    const narrowed = this.narrow(branch);
    if (!narrowed) return emptyAnswer;
    if (narrowed.clauses.length === 0) {
      const last = narrowed.literals.size > branch.literals.size ? this.judge(narrowed, want) : answer;
      return (
        this.findDone(narrowed, last) ?? (last.status === 'empty' ? emptyAnswer : unknownAnswer(last.values))
      );
    }
    return this.split(narrowed, want);
  }

  private judge({ literals }: Branch, want: number): Answer {
    return this.options.judge([...literals.values()], want, this.options.asker);
  }

  /** The answer is as good as final where its values keep the alternatives too. */
  private findDone({ clauses }: Branch, answer: Answer): Answer | undefined {
    const { confirm } = this.options;
    const kept = answer.values.filter((value) =>
      clauses.every((clause) => clause.some((part) => evaluate(part, value) === true)),
    );
    if (confirm) {
      const confirmed = answer.values.find((value) => confirm(value));
      return confirmed === undefined
        ? undefined
        : { status: 'inhabited', values: [confirmed], complete: false };
    }
    if (answer.status !== 'inhabited' || kept.length === 0) return undefined;
    return { status: 'inhabited', values: kept, complete: answer.complete && clauses.length === 0 };
  }

  /** Takes out alternatives that contradict the conditions; one that is left alone becomes a condition. */
  private narrow(branch: Branch): Branch | undefined {
    let current = branch;
    for (let changed = true; changed;) {
      changed = false;
      const clauses: (readonly Form[])[] = [];
      for (const clause of current.clauses) {
        if (this.isGiven(clause, current)) continue;
        const live = clause.filter((part) => this.isPossible(part, current));
        const [only] = live;
        if (!only) return undefined;
        if (live.length > 1) {
          clauses.push(live);
          continue;
        }
        const next = assume({ ...current, clauses: [] }, only);
        if (!next) return undefined;
        clauses.push(...next.clauses);
        current = { literals: next.literals, clauses: current.clauses };
        changed = true;
      }
      current = { literals: current.literals, clauses };
    }
    return current;
  }

  private isPossible(part: Form, { literals }: Branch): boolean {
    const next = assume({ literals, clauses: [] }, part);
    if (!next) return false;
    if (next.literals.size === literals.size) return true;
    return this.judge(next, 1).status !== 'empty';
  }

  /** Whether the conditions already say that one of the alternatives holds. */
  private isGiven(clause: readonly Form[], { literals }: Branch): boolean {
    return clause.some((part) => {
      if (part.form !== 'literal') return false;
      const known = literals.get(part.atomKey);
      if (known) return known.holds === part.holds;
      const next = assume({ literals, clauses: [] }, this.options.forms.not(part));
      return !next || this.judge(next, 1).status === 'empty';
    });
  }

  private split(branch: Branch, want: number): Answer {
    const clause = [...branch.clauses].sort((one, other) => one.length - other.length)[0] as readonly Form[];
    const clauses = branch.clauses.filter((one) => one !== clause);
    const found: Json[] = [];
    const maybe: Json[] = [];
    let status: Answer['status'] = 'empty';
    for (const part of clause) {
      const next = assume({ literals: branch.literals, clauses }, part);
      const answer = next ? this.walk(next, want - found.length) : emptyAnswer;
      if (answer.status === 'inhabited') found.push(...answer.values);
      if (answer.status === 'unknown') {
        status = 'unknown';
        maybe.push(...answer.values);
      }
      if (found.length >= want || (found.length > 0 && this.options.confirm)) break;
    }
    if (found.length > 0) return { status: 'inhabited', values: found, complete: false };
    return status === 'unknown' ? unknownAnswer(maybe.slice(0, want)) : emptyAnswer;
  }
}

/** The branch with one more form; undefined where that contradicts it openly. */
function assume(branch: Branch, form: Form): Branch | undefined {
  const literals = new Map(branch.literals);
  const clauses = [...branch.clauses];
  const queue = [form];
  for (const next of queue) {
    if (isAnything(next)) continue;
    if (isNothing(next)) return undefined;
    if (next.form === 'reference') throw new TypeError('A reference was not looked into.');
    if (next.form === 'all') queue.push(...next.parts);
    else if (next.form === 'some') clauses.push(next.parts);
    else {
      const known = literals.get(next.atomKey);
      if (known && known.holds !== next.holds) return undefined;
      literals.set(next.atomKey, next);
    }
  }
  return { literals, clauses };
}
