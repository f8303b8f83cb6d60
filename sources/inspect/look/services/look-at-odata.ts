import { CausewayError } from '#schemas';
import type { LookedSystem } from '../looked.ts';
import { readCsdl } from './read-csdl.ts';
import type { Web } from './web.ts';

/** The entity sets of an OData v4 service, by its metadata. */
export function lookAtOdata(web: Web, metadata: string, root: string): LookedSystem {
  const sets = readCsdl(metadata).filter(({ name }) => web.part === undefined || web.part === name);
  if (sets.length === 0)
    throw new CausewayError('WRONG_USE', {
      reason: `The metadata of ${root} name no entity set${web.part === undefined ? '' : ` "${web.part}"`}.`,
    });
  return {
    kind: 'odata',
    name: new URL(root).hostname,
    settings: { connection: { url: root, ...web.connection } },
    ...{ companions: [], secrets: web.secrets, isUntyped: false, mostRows: 5000, doubts: [] },
    datasets: sets.map(({ name, key, columns }) => ({
      ...{ foreign: name, physicalType: 'entity-set', settings: { entitySet: name }, declared: columns },
      ...{ primaryKey: key, uniques: [], doubts: [] },
    })),
  };
}
