import { toDatasetId, toRecordKey, type AttributeValue } from '#schemas';
import type { MemberReference, Store } from '../../store/index.ts';

/** A record as it arrives; undefined attributes: it is deleted. */
export interface Arrival {
  readonly reference: MemberReference;
  readonly attributes?: Readonly<Record<string, AttributeValue>>;
}

const surnames = ['王', '李', '张', '刘', '单'];
const givenNames = ['伟', '玮', '娜', '芳', '强', '静'];
const areas = ['340302', '340321'];
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A number between 0 and 1, the same for the same seed (Mulberry32). */
export function toRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Made-up people who are easily confused: few names, few birthdays, shared telephones, wrong and missing numbers. */
export function makeConfusable(random: () => number): Record<string, AttributeValue> {
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const name = pick(surnames) + pick(givenNames);
  const birthDate = `19${pick(['80', '90'])}-0${pick([1, 2, 3])}-${pick(['01', '02', '10'])}`;
  const body = pick(areas) + birthDate.replaceAll('-', '') + pick(['001', '002']);
  const sum = [...body].reduce((total, digit, index) => total + Number(digit) * (weights[index] ?? 0), 0);
  const residentId = body + ('10X98765432'[sum % 11] ?? '');
  return {
    ...(random() < 0.95 && { name }),
    ...(random() < 0.8 && { birthDate }),
    ...(random() < 0.45 && { residentId: random() < 0.1 ? residentId.replace('00', '0') : residentId }),
    ...(random() < 0.6 && { telephone: `1395521${Math.floor(random() * 30) + 1000}` }),
    ...(random() < 0.1 && { formerName: pick(surnames) + pick(givenNames) }),
  };
}

export function toReference(dataset: string, key: string): MemberReference {
  return { dataset: toDatasetId(dataset), key: toRecordKey(key), role: '' };
}

/** Writes arrivals into the store as a delivery does: with the triggers that note what is due. */
export async function arrive(store: Store, arrivals: readonly Arrival[]): Promise<void> {
  for (const { reference, attributes } of arrivals) {
    const { dataset, key, role } = reference;
    if (attributes)
      await store.database.query(
        `INSERT INTO member (dataset, key, role, entity_type, attributes, recorded_at) VALUES ($1, $2, $3, 'person', $4, now())
         ON CONFLICT (dataset, key, role, entity_type) DO UPDATE SET attributes = excluded.attributes`,
        [dataset, key, role, JSON.stringify(attributes)],
      );
    else
      await store.database.query('DELETE FROM member WHERE dataset = $1 AND key = $2 AND role = $3', [
        dataset,
        key,
        role,
      ]);
  }
}

/** Who is together: each entity's members, sorted. */
export async function readPartition(store: Store): Promise<string[][]> {
  const membership = await store.entities.readMembership('person' as never);
  const groups = Map.groupBy([...membership], ([, entity]) => entity);
  return [...groups.values()].map((group) => group.map(([id]) => id).sort()).sort();
}
