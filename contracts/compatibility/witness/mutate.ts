import { isJsonObject, type Json, type JsonObject } from '../normal-form/index.ts';
import type { Mentioned } from './collect-values.ts';
import type { Random } from './random.ts';

const plain: readonly Json[] = [
  null,
  true,
  false,
  0,
  1,
  -1,
  2,
  1.5,
  10,
  100,
  '',
  'a',
  'ab',
  'abc',
  'x1',
  [],
  {},
  [1],
  [1, 1],
  ['a', 1],
  { a: 1 },
];

/** Values of every type, and those that the schemas mention. */
export const toPlainValues = ({ values }: Mentioned): readonly Json[] => [...values, ...plain];

/** The value with one thing in it changed. */
export function mutate(value: Json, mentioned: Mentioned, random: Random): Json {
  if (random.next() < 0.15) return random.pick(toPlainValues(mentioned)) ?? null;
  if (Array.isArray(value)) return mutateArray(value, mentioned, random);
  if (isJsonObject(value)) return mutateObject(value, mentioned, random);
  if (typeof value === 'number') return mutateNumber(value, random);
  if (typeof value === 'string') return mutateString(value, random);
  return random.pick(toPlainValues(mentioned)) ?? null;
}

function mutateArray(items: readonly Json[], mentioned: Mentioned, random: Random): Json {
  const copy = [...items];
  const index = random.below(copy.length);
  const chance = random.next();
  if (chance < 0.3) copy.push(random.pick([...toPlainValues(mentioned), ...items]) ?? null);
  else if (chance < 0.5) copy.splice(index, 1);
  else if (copy.length > 0) copy[index] = mutate(copy[index] as Json, mentioned, random);
  return copy;
}

function mutateObject(members: JsonObject, mentioned: Mentioned, random: Random): Json {
  const keys = Object.keys(members);
  const key = random.pick(keys);
  const chance = random.next();
  if (chance < 0.3 || key === undefined) {
    const name = random.pick([...mentioned.names, ...mentioned.strings, 'zz', 'a', '']) ?? 'zz';
    return { ...members, [name]: random.pick(toPlainValues(mentioned)) ?? null };
  }
  if (chance < 0.5) return Object.fromEntries(Object.entries(members).filter(([name]) => name !== key));
  return { ...members, [key]: mutate(members[key] as Json, mentioned, random) };
}

function mutateNumber(value: number, random: Random): number {
  return value + (random.pick([1, -1, 0.5, -0.5, 10, -10, value, -value]) ?? 1);
}

function mutateString(value: string, random: Random): string {
  const at = random.below(value.length + 1);
  const char = random.pick(['a', 'Z', '0', '-', ' ', '_']) ?? 'a';
  const changed = [
    value + char,
    char + value,
    value.slice(0, -1),
    value.slice(0, at) + char + value.slice(at + 1),
    value + value,
  ];
  return (random.pick(changed) ?? '').slice(0, 400);
}
