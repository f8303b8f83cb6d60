import type { Store } from '../../store/index.ts';
import { IdentityKeeper } from '../incremental/index.ts';
import { linkEntityType } from '../link-entity-type.ts';
import type { IdentityModel } from '../model/index.ts';

/** So many due records at once: few, so that there are several transactions to be killed in. */
const atOnce = 12;

/** What a hub does of its own accord: everything anew where there is nothing to go on from, then what is due. */
export async function linkAsHub(
  store: Store,
  model: IdentityModel,
  say: (stage: string) => void = () => undefined,
): Promise<void> {
  const keeper = new IdentityKeeper(store, model);
  if (!(await keeper.canGoOn()))
    await linkEntityType(store, model, { onProgress: ({ stage }) => say(stage) });
  for (say('due'); await keeper.linkDue(atOnce); say('due'));
  await keeper.close();
}
