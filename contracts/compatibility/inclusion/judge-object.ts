import { isAnything, type Form, type Json, type Literal } from '../normal-form/index.ts';
import { emptyAnswer, toAnswer, unknownAnswer, type Answer, type Asker } from './answer.ts';
import { findNameCells, type NameCell } from './name-cells.ts';
import { Placement, type Need, type Slot } from './placement.ts';
import { toKept } from './to-kept.ts';

interface Rule {
  readonly names: Form;
  readonly value: Form;
}

interface Conditions {
  readonly rules: readonly Rule[];
  readonly needs: readonly Need[];
  readonly least: number;
  readonly most: number;
}

/** Decides conditions on objects: gives each property that must be there a name and asks whether a value is left for it. */
export function judgeObject(literals: readonly Literal[], want: number, asker: Asker): Answer {
  const conditions = toConditions(literals, asker);
  const { rules, needs, least, most } = conditions;
  if (least > most) return emptyAnswer;
  const cells = findNameCells(
    [...rules, ...needs].map(({ names }) => names),
    asker,
  );
  if (!cells) return unknownAnswer(toKept(literals, [{}], want).sure);
  const placement = new Placement({
    cells,
    needs,
    least,
    most,
    asker,
    rule: (cell) => toRule(cell, rules, asker),
  });
  const maybe: Json[] = [];
  for (const slots of placement.arrangements()) {
    const { sure, unsure } = toObjects(slots, { literals, want, asker });
    if (sure.length > 0) return toAnswer(sure, placement.isOnlyEmpty(slots));
    maybe.push(...unsure);
    if (maybe.length > 6) break;
  }
  return placement.wasAny ? unknownAnswer(maybe) : emptyAnswer;
}

function toConditions(literals: readonly Literal[], asker: Asker): Conditions {
  const rules: Rule[] = [];
  const needs: Need[] = [];
  let [least, most] = [0, Infinity];
  for (const { atom, holds } of literals) {
    if (atom.kind === 'propertiesAtLeast' && holds) least = Math.max(least, atom.count);
    if (atom.kind === 'propertiesAtLeast' && !holds) most = Math.min(most, atom.count - 1);
    if (atom.kind !== 'everyProperty') continue;
    if (holds) rules.push(atom);
    else needs.push({ names: atom.names, value: asker.not(atom.value) });
  }
  return { rules, needs, least, most };
}

/** What a property of the cell must keep. A rule of which it is not known whether it speaks of the cell is left out. */
function toRule(cell: NameCell, rules: readonly Rule[], asker: Asker): { form: Form; isSure: boolean } {
  const truths = rules.map(({ names }) => cell.keeps(names));
  const form = asker.all(rules.filter((_, index) => truths[index] === true).map(({ value }) => value));
  return { form, isSure: !truths.includes(undefined) };
}

interface Making {
  readonly literals: readonly Literal[];
  readonly want: number;
  readonly asker: Asker;
}

/** Objects with a property per slot: several, by taking the first, the second … value of each. */
function toObjects(
  slots: readonly Slot[],
  { literals, want, asker }: Making,
): { sure: readonly Json[]; unsure: readonly Json[] } {
  const variety = slots.map(({ form }) => (isAnything(form) ? anyValues : asker.solve(form, want).values));
  const names = toNames(slots);
  if (!names || variety.some((values) => values.length === 0)) return { sure: [], unsure: [] };
  const most = Math.max(1, ...variety.map((values) => values.length));
  const candidates = Array.from({ length: Math.min(most, want) }, (_, turn) =>
    Object.fromEntries(
      names.map((name, index) => {
        const values = variety[index] as readonly Json[];
        return [name, values[turn % values.length] as Json];
      }),
    ),
  );
  const { sure, maybe } = toKept(literals, candidates, want);
  return { sure, unsure: maybe };
}

const anyValues: readonly Json[] = [0, 'a', null, true, [], {}];

/** A name of its own for every slot. */
function toNames(slots: readonly Slot[]): readonly string[] | undefined {
  const taken = new Map<NameCell, number>();
  const names = slots.map(({ cell }) => {
    const turn = taken.get(cell) ?? 0;
    taken.set(cell, turn + 1);
    const all = slots.filter((slot) => slot.cell === cell).length;
    return cell.pick(all)[turn];
  });
  return names.every((name) => name !== undefined) ? names : undefined;
}
