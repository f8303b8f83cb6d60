import type { EntityTypeName } from '#schemas';
import type { Store } from '../../store/index.ts';
import { toFeatureRecord, type FeatureRecord } from './feature-record.ts';

/** Every record of the store that describes an entity of the type, batch by batch. */
export async function* readFeatureRecords(
  store: Pick<Store, 'members'>,
  entityType: EntityTypeName,
): AsyncGenerator<FeatureRecord[]> {
  for await (const members of store.members.readAll(entityType)) yield members.map(toFeatureRecord);
}
