import { toMemberId, type LinkedRecord, type PresentMember } from '../../store/index.ts';
import {
  clusterAround,
  findNeighbourhood,
  numberDecisions,
  sortByReference,
  type IdentityLook,
} from '../incremental/index.ts';

/** More records than this hang together by links alone only where a model is unfit; looking takes too long then. */
const most = 3_000;

/** Why a guard keeps two linked records apart: what surrounds them is clustered anew. Undefined where none does. */
export async function findCut(
  look: IdentityLook,
  pair: readonly [PresentMember, PresentMember],
): Promise<string | undefined> {
  const { session, store, entityType, model } = look;
  const seeds = await session.findRecords(pair);
  if (seeds.length < 2) return undefined;
  const decisions = await numberDecisions(session, await store.decisions.readStanding(entityType));
  const { numbers, edges } = await findNeighbourhood(session.edges, new Set(seeds.map(({ n }) => n)), {
    link: model.thresholds.link,
    decisions,
  });
  if (numbers.size > most) return undefined;
  const records = sortByReference(await session.readRecords([...numbers]));
  const { cuts } = await clusterAround(look, { records, edges, standing: decisions });
  const ids = pair.map(toMemberId);
  const isOne = (place: number) => ids.includes(toMemberId(records[place] as LinkedRecord));
  return cuts.find(({ a, b }) => isOne(a) && isOne(b))?.reason;
}
