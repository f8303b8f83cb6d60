import type { Atom, AtomOf, Form, Literal } from './form.ts';
import { isSameJson, toCanonicalText, toValueType, type Json, type JsonObject } from './json.ts';
import { compareRationals, divideRationals, isWhole, toNumber, toRational } from './rational.ts';

/** Whether the value keeps the form; undefined where that is beyond us (a condition that leads back to itself). */
export function evaluate(form: Form, value: Json): boolean | undefined {
  return evaluateWithin(form, value, []);
}

type Truth = boolean | undefined;

function evaluateWithin(form: Form, value: Json, open: readonly string[]): Truth {
  if (form.form === 'literal') return evaluateLiteral(form, value);
  if (form.form === 'reference') {
    if (open.includes(form.key)) return undefined;
    const truth = evaluateWithin(form.expand(), value, [...open, form.key]);
    return form.holds ? truth : negate(truth);
  }
  const wanted = form.form === 'all';
  return fold(form.parts, wanted, (part) => evaluateWithin(part, value, open));
}

/** Kleene's three values: one answer that decides, decides; else one that is unknown leaves it unknown. */
function fold<Item>(items: Iterable<Item>, wanted: boolean, judge: (item: Item) => Truth): Truth {
  let truth: Truth = wanted;
  for (const item of items) {
    const one = judge(item);
    if (one === !wanted) return one;
    if (one === undefined) truth = undefined;
  }
  return truth;
}

const negate = (truth: Truth): Truth => (truth === undefined ? undefined : !truth);

function evaluateLiteral({ atom, holds }: Literal, value: Json): Truth {
  if (atom.on !== 'any' && atom.on !== toValueType(value)) return !holds;
  const truth = evaluateAtom(atom, value);
  return holds ? truth : negate(truth);
}

function evaluateAtom(atom: Atom, value: Json): Truth {
  switch (atom.kind) {
    case 'type':
      return atom.types.includes(toValueType(value));
    case 'enum':
      return atom.values.some((one) => isSameJson(one, value));
    case 'opaque':
      return atom.test(value);
    case 'numberAtLeast':
    case 'multipleOf':
      return evaluateNumber(atom, value as number | bigint);
    case 'lengthAtLeast':
      return [...(value as string)].length >= atom.count;
    case 'pattern':
      return atom.expression.test(value as string);
    case 'propertiesAtLeast':
      return Object.keys(value as JsonObject).length >= atom.count;
    case 'everyProperty':
      return evaluateProperties(atom, value as JsonObject);
    default:
      return evaluateArray(atom, value as readonly Json[]);
  }
}

function evaluateNumber(atom: AtomOf<'numberAtLeast' | 'multipleOf'>, value: number | bigint): Truth {
  if (atom.kind === 'numberAtLeast') {
    const order = compareRationals(toRational(value), atom.bound);
    return atom.exclusive ? order > 0 : order >= 0;
  }
  if (atom.exact) return isWhole(divideRationals(toRational(value), atom.divisor));
  // Validators divide doubles, so 0.3 is no multiple of 0.1 to them; they are what data is held against.
  const quotient = Number(value) / toNumber(atom.divisor);
  return quotient === Math.trunc(quotient);
}

function evaluateProperties({ names, value }: AtomOf<'everyProperty'>, members: JsonObject): Truth {
  return fold(Object.entries(members), true, ([name, member]) => {
    const named = evaluate(names, name);
    if (named === false) return true;
    const kept = evaluate(value, member);
    return kept === true ? true : named === undefined ? undefined : kept;
  });
}

type ArrayAtom = AtomOf<'itemsAtLeast' | 'itemAt' | 'itemsFrom' | 'containsAtLeast' | 'unique'>;

function evaluateArray(atom: ArrayAtom, value: readonly Json[]): Truth {
  switch (atom.kind) {
    case 'itemsAtLeast':
      return value.length >= atom.count;
    case 'itemAt':
      return atom.index >= value.length || evaluate(atom.value, value[atom.index] as Json);
    case 'itemsFrom':
      return fold(value.slice(atom.index), true, (item) => evaluate(atom.value, item));
    case 'unique':
      return new Set(value.map(toCanonicalText)).size === value.length;
    case 'containsAtLeast':
      return evaluateContains(atom, value);
  }
}

function evaluateContains(
  { count, value: wanted }: { readonly count: number; readonly value: Form },
  items: readonly Json[],
): Truth {
  const truths = items.map((item) => evaluate(wanted, item));
  const sure = truths.filter((truth) => truth === true).length;
  if (sure >= count) return true;
  return truths.filter((truth) => truth !== false).length >= count ? undefined : false;
}
