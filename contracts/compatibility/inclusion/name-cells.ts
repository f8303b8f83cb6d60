import { evaluate, toValueType, type Form, type Json, type Literal } from '../normal-form/index.ts';
import type { Asker } from './answer.ts';

/** Property names that the conditions treat alike: one name, or all others that keep and break the same patterns. */
export interface NameCell {
  /** Undefined for a cell of many. */
  readonly key: string | undefined;
  /** As many names of it as are there, up to `count`. */
  readonly pick: (count: number) => readonly string[];
  /** How many names it has at most. */
  readonly size: number;
  /** Whether its names keep a form; undefined where that is beyond us. */
  readonly keeps: (names: Form) => boolean | undefined;
}

const mostAtoms = 7;

/** All names, split; undefined where they fall into too many cells. */
export function findNameCells(forms: readonly Form[], asker: Asker): readonly NameCell[] | undefined {
  const onStrings = new Map(forms.map((form) => [form.id, asker.onStrings(form)]));
  const literals = [...onStrings.values()].flatMap(literalsOf);
  const keys = [...new Set(literals.flatMap(namesOf))];
  const atoms = new Map(literals.filter(({ atom }) => atom.kind !== 'enum').map((one) => [one.atomKey, one]));
  if (atoms.size > mostAtoms) return undefined;
  const others: NameCell[] = [];
  const outside = asker.all([asker.isString, asker.not(asker.names(keys))]);
  split([...atoms.values()], outside, { asker, onStrings, cells: others, truths: new Map() });
  return [...keys.map((key) => toKeyCell(key, onStrings)), ...others];
}

function toKeyCell(key: string, onStrings: ReadonlyMap<number, Form>): NameCell {
  const known = new Map<number, boolean | undefined>();
  const keeps = (names: Form): boolean | undefined => {
    if (!known.has(names.id)) known.set(names.id, evaluate(onStrings.get(names.id) ?? names, key));
    return known.get(names.id);
  };
  return { key, pick: () => [key], size: 1, keeps };
}

interface Splitting {
  readonly asker: Asker;
  readonly onStrings: ReadonlyMap<number, Form>;
  readonly cells: NameCell[];
  readonly truths: ReadonlyMap<string, boolean>;
}

/** Every way in which names outside the keys can keep or break the conditions. */
function split(atoms: readonly Literal[], names: Form, splitting: Splitting): void {
  const { asker, truths } = splitting;
  const answer = asker.solve(names, 2);
  if (answer.status === 'empty') return;
  const [next, ...rest] = atoms;
  if (!next) {
    splitting.cells.push(toOtherCell(names, splitting));
    return;
  }
  for (const holds of [true, false]) {
    const literal = next.holds === holds ? next : asker.not(next);
    const known = new Map(truths).set(next.atomKey, holds);
    split(rest, asker.all([names, literal]), { ...splitting, truths: known });
  }
}

function toOtherCell(names: Form, { asker, onStrings, truths }: Splitting): NameCell {
  const few = asker.solve(names, 8);
  return {
    key: undefined,
    size: few.complete && few.status !== 'unknown' ? few.values.length : Infinity,
    pick: (count) => asker.solve(names, count).values as readonly string[],
    keeps: (form) => decideBy(onStrings.get(form.id) ?? form, truths),
  };
}

/** The truth of a form of names where the truth of its atoms is known; lists of names do not hold outside of the keys. */
function decideBy(form: Form, truths: ReadonlyMap<string, boolean>): boolean | undefined {
  if (form.form === 'reference') return undefined;
  if (form.form === 'literal') {
    const truth = form.atom.kind === 'enum' ? false : truths.get(form.atomKey);
    return truth === undefined ? undefined : truth === form.holds;
  }
  const parts = form.parts.map((part) => decideBy(part, truths));
  const decisive = form.form === 'some';
  if (parts.includes(decisive)) return decisive;
  return parts.includes(undefined) ? undefined : !decisive;
}

function literalsOf(form: Form): Literal[] {
  if (form.form === 'literal') return [form];
  return form.form === 'reference' ? [] : form.parts.flatMap(literalsOf);
}

function namesOf({ atom }: Literal): string[] {
  if (atom.kind !== 'enum') return [];
  return atom.values.filter((value: Json): value is string => toValueType(value) === 'string');
}
