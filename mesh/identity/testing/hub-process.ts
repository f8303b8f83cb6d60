import { Store } from '../../store/index.ts';
import { linkAsHub } from './link-as-hub.ts';
import { getModel } from './people-model.ts';

/** Links what is to be linked in the store of that address, and says on stderr which stage begins; made to be killed. */
const { url, model } = JSON.parse(process.argv[2] ?? '{}') as { url: string; model: string };
const store = await Store.open(url);
await linkAsHub(store, getModel(model), (stage) => process.stderr.write(`${stage}\n`));
await store.close();
