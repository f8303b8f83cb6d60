import type { Decision, LinkageEdges, LinkageSession, LinkedRecord, StoredEdge } from '../../store/index.ts';
import { toMemberId } from '../../store/index.ts';

/** A steward's standing decision about two records that both exist. */
export interface NumberedDecision {
  readonly kind: Decision['kind'];
  readonly a: number;
  readonly b: number;
}

/** All that links and decisions to link connect with the seeds. */
export interface Neighbourhood {
  readonly numbers: ReadonlySet<number>;
  /** Every stored edge between two of them. */
  readonly edges: readonly StoredEdge[];
}

/** Follows links and decisions to link from the seeds to their ends. */
export async function findNeighbourhood(
  state: Pick<LinkageEdges, 'edgesOf'>,
  seeds: ReadonlySet<number>,
  { link, decisions }: { link: number; decisions: readonly NumberedDecision[] },
): Promise<Neighbourhood> {
  const decided = toPartners(decisions.filter(({ kind }) => kind === 'must-link'));
  const numbers = new Set(seeds);
  const edges = new Map<string, StoredEdge>();
  for (let frontier = [...seeds]; frontier.length > 0;) {
    const found = await state.edgesOf(frontier);
    for (const edge of found) edges.set(`${edge.a} ${edge.b}`, edge);
    const linked = found.filter(({ weight }) => weight >= link).flatMap(({ a, b }) => [a, b]);
    const next = new Set([...linked, ...frontier.flatMap((n) => decided.get(n) ?? [])]);
    frontier = [...next].filter((n) => !numbers.has(n));
    for (const n of frontier) numbers.add(n);
  }
  return { numbers, edges: [...edges.values()].filter(({ a, b }) => numbers.has(a) && numbers.has(b)) };
}

function toPartners(decisions: readonly NumberedDecision[]): Map<number, number[]> {
  const partners = new Map<number, number[]>();
  for (const { a, b } of decisions) {
    partners.set(a, [...(partners.get(a) ?? []), b]);
    partners.set(b, [...(partners.get(b) ?? []), a]);
  }
  return partners;
}

/** The decisions whose two records exist, by the records' numbers, the oldest first. */
export async function numberDecisions(
  session: LinkageSession,
  decisions: readonly Decision[],
): Promise<NumberedDecision[]> {
  if (decisions.length === 0) return [];
  const records = await session.findRecords(decisions.flatMap(({ a, b }) => [a, b]));
  const numbers = new Map(records.map((record: LinkedRecord) => [toMemberId(record), record.n]));
  return decisions.flatMap(({ kind, a, b }) => {
    const [one, other] = [numbers.get(toMemberId(a)), numbers.get(toMemberId(b))];
    return one === undefined || other === undefined ? [] : [{ kind, a: one, b: other }];
  });
}

/** The same by the member ids of a linkage of all records: record i is ids[i]. */
export function numberStandingDecisions(
  decisions: readonly Decision[],
  ids: readonly string[],
): NumberedDecision[] {
  if (decisions.length === 0) return [];
  const wanted = new Set(decisions.flatMap(({ a, b }) => [toMemberId(a), toMemberId(b)]));
  const numbers = new Map<string, number>();
  ids.forEach((id, n) => wanted.has(id) && numbers.set(id, n));
  return decisions.flatMap(({ kind, a, b }) => {
    const [one, other] = [numbers.get(toMemberId(a)), numbers.get(toMemberId(b))];
    return one === undefined || other === undefined
      ? []
      : [{ kind, a: Math.min(one, other), b: Math.max(one, other) }];
  });
}
