import { join } from 'node:path';
import { benchCache } from '../bench.config.ts';
import { repository } from '../hub/index.ts';
import { demands } from './demands.ts';
import { exportMembers } from './export-members.ts';
import type { Line } from './line.ts';
import { linkCity, type LinkageFigures } from './link-city.ts';
import { linkWithHub } from './link-set.ts';
import { prepareSet, type PreparedSet } from './prepare-set.ts';

/** A type's members in files, and the largest entity that the city's own model made of them. */
interface ExportedSet extends PreparedSet {
  readonly largestCluster: number;
}

const entityTypes = ['person', 'enterprise', 'vehicle', 'place'];
const toName = (entityType: string) => `Pearl City: ${entityType}`;

/** Pearl City: its own models in a started hub, and `causeway link --auto` on the same members in files. */
export async function measureCity(scale: number): Promise<Line[]> {
  const sets: ExportedSet[] = [];
  const city = join(repository, 'examples', 'pearl-city');
  const linked = await linkCity({ city, scale }, async (hub) => {
    const truth = join(hub.dataDirectory, 'truth', 'members.jsonl');
    for (const entityType of entityTypes) {
      const { lists, largestCluster } = await exportMembers(entityType, {
        databaseUrl: hub.databaseUrl,
        truth,
      });
      const folder = join(benchCache, 'accuracy', `pearl-city-${entityType}`);
      sets.push({ ...prepareSet(toName(entityType), lists, folder), largestCluster });
    }
  });
  const lines: Line[] = linked.map((figures) => toLine(figures, sets));
  for (const set of sets) lines.push(await linkWithHub(set));
  return lines;
}

function toLine(linkage: LinkageFigures, sets: readonly ExportedSet[]): Line {
  const name = toName(linkage.entityType);
  const { pairwise, cluster, seconds, pairsCompared } = linkage;
  const { largestTrue, largestCluster } = sets.find((set) => set.name === name) ?? {};
  return {
    ...{ set: name, who: 'hand-made', demanded: demands[name]?.handMade, largestTrue },
    figures: { ...pairwise, bcubed: cluster.f1, seconds, pairs: pairsCompared, largestCluster },
  };
}
