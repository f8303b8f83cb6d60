import { isMap, isScalar, isSeq, type Document, type LineCounter, type Node, type Pair } from 'yaml';
import type { DocumentPath } from './fault.ts';

type Place = { node: unknown; offset: number | undefined };

/** The line of the key or item at the path; where the path ends early, of the last part that exists. */
export function toLineOf(document: Document, counter: LineCounter): (path: DocumentPath) => number {
  return (path) => {
    let place: Place = { node: document.contents, offset: startOf(document.contents) };
    for (const part of path) {
      const next = step(place.node, part);
      if (next === undefined) break;
      place = { node: next.node, offset: next.offset ?? place.offset };
    }
    return place.offset === undefined ? 1 : Math.max(1, counter.linePos(place.offset).line);
  };
}

function step(node: unknown, part: string | number): Place | undefined {
  if (isSeq(node)) {
    const item = node.items[Number(part)];
    return item === undefined ? undefined : { node: item, offset: startOf(item) };
  }
  if (!isMap(node)) return undefined;
  // The last pair of a duplicated key: the one that counts.
  const pair = node.items.findLast((each: Pair) => keyOf(each) === String(part));
  return pair === undefined ? undefined : { node: pair.value, offset: startOf(pair.key) };
}

function keyOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : String(pair.key);
}

function startOf(node: unknown): number | undefined {
  return (node as Node | null)?.range?.[0];
}
