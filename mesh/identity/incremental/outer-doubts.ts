import { toMemberId, type LinkedRecord, type StoredEdge } from '../../store/index.ts';
import type { Clustering, Doubt } from '../clustering/index.ts';
import type { NumberedDecision } from './component-of.ts';
import type { ChangeContext } from './link-changes.ts';
import { sortByReference } from './reference-order.ts';

/** Records that were looked at and, behind them, others that a doubt concerns; places in both count on. */
export interface OuterDoubts {
  readonly outside: readonly LinkedRecord[];
  readonly doubts: readonly Doubt[];
}

interface Looked {
  readonly records: readonly LinkedRecord[];
  readonly clustering: Clustering;
  readonly standing: readonly NumberedDecision[];
}

/**
 * Pairs between the review and the link threshold of which only one record was looked at: of each cluster with each
 * entity outside the strongest pair, as when the whole city is linked, unless a steward has answered already.
 */
export async function findOuterDoubts(
  { session, model }: ChangeContext,
  { records, clustering, standing }: Looked,
): Promise<OuterDoubts> {
  const places = new Map(records.map(({ n }, place) => [n, place]));
  const { review, link } = model.thresholds;
  const edges = (await session.edges.edgesOf([...places.keys()])).filter(
    ({ a, b, weight }) => places.has(a) !== places.has(b) && weight >= review && weight < link,
  );
  const answers = standing.filter(
    ({ kind, a, b }) => kind === 'cannot-link' && places.has(a) !== places.has(b),
  );
  const numbers = new Set([...edges, ...answers].flatMap(({ a, b }) => (places.has(a) ? [b] : [a])));
  const outside = await session.readRecords([...numbers]);
  const entities = new Map(
    (await session.findMembers(outside)).map((member) => [toMemberId(member), member.entityId ?? '']),
  );
  const groups = new Map(outside.map((record) => [record.n, entities.get(toMemberId(record)) ?? '']));
  const keyOf = ({ a, b }: Pick<StoredEdge, 'a' | 'b'>) => {
    const [inner, outer] = places.has(a) ? [a, b] : [b, a];
    return `${clustering.clusterOf[places.get(inner) ?? 0]} ${groups.get(outer)}`;
  };
  const answered = new Set(answers.map(keyOf));
  const all = [...records, ...outside];
  const strongest = pickStrongest(
    edges.filter((edge) => !answered.has(keyOf(edge))),
    all,
    keyOf,
  );
  const placeOf = new Map(all.map(({ n }, place) => [n, place]));
  const doubts = strongest.map(({ a, b, weight }): Doubt => ({
    ...{ a: placeOf.get(a) ?? 0, b: placeOf.get(b) ?? 0, weight },
    reason: 'between review and link',
  }));
  return { outside, doubts };
}

/** Of each key the strongest; ties go to the smaller records. Each pair comes with the smaller record first. */
function pickStrongest(
  edges: readonly StoredEdge[],
  records: readonly LinkedRecord[],
  keyOf: (edge: StoredEdge) => string,
): StoredEdge[] {
  const order = new Map(sortByReference(records).map(({ n }, place) => [n, place]));
  const rank = (n: number) => order.get(n) ?? 0;
  const sorted = edges
    .map(({ a, b, weight }) => (rank(a) < rank(b) ? { a, b, weight } : { a: b, b: a, weight }))
    .sort(
      (one, other) => other.weight - one.weight || rank(one.a) - rank(other.a) || rank(one.b) - rank(other.b),
    );
  return [...new Map(sorted.toReversed().map((edge) => [keyOf(edge), edge])).values()];
}
