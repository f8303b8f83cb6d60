import { linkEntityType, type IdentityModel } from '../../mesh/identity/index.ts';
import type { Store } from '../../mesh/store/index.ts';

/** Links all records anew. @returns how many of them are then together with others than before */
export async function compareWithBatch(store: Store, model: IdentityModel): Promise<number> {
  const kept = await readFirstOf(store, model);
  await linkEntityType(store, model);
  const linked = await readFirstOf(store, model);
  let differing = linked.size === kept.size ? 0 : Math.abs(linked.size - kept.size);
  for (const [member, first] of linked) if (kept.get(member) !== first) differing += 1;
  return differing;
}

/** Member → the first of its entity's members: the same for all who are together, whatever the entity is called. */
async function readFirstOf(store: Store, model: IdentityModel): Promise<Map<string, string>> {
  const membership = await store.entities.readMembership(model.entity);
  const first = new Map<string, string>();
  for (const [member, entity] of membership) {
    const known = first.get(entity);
    if (known === undefined || member < known) first.set(entity, member);
  }
  return new Map([...membership].map(([member, entity]) => [member, first.get(entity) ?? '']));
}
