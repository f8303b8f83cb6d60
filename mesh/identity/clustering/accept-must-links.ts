import type { Component } from './component.ts';
import { GrowingSets } from './growing-sets.ts';
import type { Link } from './settle-decisions.ts';

/**
 * The decisions to link that contradict no decision to keep apart. They are taken newest first, so that a chain of
 * decisions between two records that are kept apart breaks at its oldest link.
 */
export function acceptMustLinks({ members, must, cannot }: Component): {
  accepted: Link[];
  overruled: Link[];
} {
  const sets = new GrowingSets(members.length);
  const apart = toApart(cannot);
  const [accepted, overruled]: [Link[], Link[]] = [[], []];
  for (const link of must) {
    const [one, other] = [sets.find(link.a), sets.find(link.b)];
    if (one === other) accepted.push(link);
    else if (isForbidden([...sets.records(one)], new Set(sets.records(other)), apart)) overruled.push(link);
    else {
      sets.join(one, other);
      accepted.push(link);
    }
  }
  return { accepted, overruled };
}

function isForbidden(
  records: readonly number[],
  others: ReadonlySet<number>,
  apart: ReadonlyMap<number, readonly number[]>,
): boolean {
  return records.some((record) => apart.get(record)?.some((other) => others.has(other)));
}

function toApart(cannot: readonly Link[]): Map<number, number[]> {
  const apart = new Map<number, number[]>();
  const add = (from: number, to: number) => apart.set(from, [...(apart.get(from) ?? []), to]);
  for (const { a, b } of cannot) {
    add(a, b);
    add(b, a);
  }
  return apart;
}
