import { isAlias, isCollection, isMap, isScalar, YAMLMap, YAMLParseError, YAMLSeq } from 'yaml';
import type { Alias, Document, ErrorCode, Node, Pair, YAMLMap as MapNode, YAMLSeq as SeqNode } from 'yaml';

/** Once its aliases are followed, a document may hold this many values: the largest contracts hold some ten thousand. */
const mostValues = 200_000;
/** The `yaml` package looks through all aliases at each of them. */
const mostAliases = 2000;

type Replace = (empty: Node) => void;

/**
 * What the `yaml` package says late, slowly or not at all: every `*name` without an anchor before it, every key that is
 * written twice, and aliases by which the document holds itself or grows beyond measure (a "billion laughs"). The
 * latter are emptied in the tree, so that the rest can still be read.
 */
export function checkTree(document: Document): YAMLParseError[] {
  return new TreeCheck().check(document);
}

class TreeCheck {
  private readonly errors: YAMLParseError[] = [];
  private readonly anchors = new Map<string, Node>();
  /** Values inside each anchored node, its aliases followed; those still being walked are missing. */
  private readonly weights = new Map<Node, number>();
  private aliases = 0;
  private values = 0;

  check(document: Document): YAMLParseError[] {
    this.walk(document.contents, () => undefined);
    return this.errors;
  }

  private walk(node: unknown, replace: Replace): void {
    if (isAlias(node)) return this.follow(node, replace);
    if (!isScalar(node) && !isCollection(node)) return;
    const before = this.values++;
    if (node.anchor !== undefined) this.anchors.set(node.anchor, node as Node);
    if (isMap(node)) this.walkPairs(node);
    else if (isCollection(node)) this.walkItems(node as SeqNode);
    if (node.anchor !== undefined) this.weights.set(node as Node, this.values - before);
  }

  private walkPairs(map: MapNode): void {
    const seen = new Set<unknown>();
    for (const pair of map.items as Pair[]) {
      if (isScalar(pair.key)) {
        if (seen.has(pair.key.value)) this.report(pair.key as Node, 'DUPLICATE_KEY');
        seen.add(pair.key.value);
      }
      this.walk(pair.key, (empty) => (pair.key = empty));
      this.walk(pair.value, (empty) => (pair.value = empty));
    }
  }

  private walkItems(list: SeqNode): void {
    list.items.forEach((item, i) => this.walk(item, (empty) => (list.items[i] = empty)));
  }

  private follow(alias: Alias, replace: Replace): void {
    const target = this.anchors.get(alias.source);
    if (target === undefined) return this.report(alias, 'BAD_ALIAS');
    const weight = this.weights.get(target);
    this.aliases++;
    if (weight !== undefined && this.values + weight <= mostValues && this.aliases <= mostAliases) {
      this.values += weight;
      return;
    }
    replace(emptied(target, alias));
    if (weight === undefined) this.report(alias, 'ALIAS_PROPS');
    else if (!this.errors.some(({ code }) => code === 'RESOURCE_EXHAUSTION'))
      this.report(alias, 'RESOURCE_EXHAUSTION');
  }

  private report(node: Node, code: ErrorCode): void {
    const [start, end] = node.range ?? [0, 0];
    this.errors.push(new YAMLParseError([start, end], code, ''));
  }
}

/** A block or list like the one that was referred to, with nothing in it. */
function emptied(target: Node, { range }: Alias): Node {
  const empty = isMap(target) ? new YAMLMap() : new YAMLSeq();
  empty.range = range;
  return empty;
}
