import type { Contract } from '#contracts';
import type { EntityType } from '#schemas';
import { toDatasetSdl } from './dataset-sdl.ts';
import { toEntitySdl } from './entity-sdl.ts';
import { departmentSdl } from './department-sdl.ts';
import { fixedSdl } from './fixed-sdl.ts';
import { identitySdl } from './identity-sdl.ts';
import { stewardSdl } from './steward-sdl.ts';

/** The unified schema of a city as SDL: fixed part, one section per entity type, one per raw dataset. */
export function buildSdl(entityTypes: readonly EntityType[], contracts: readonly Contract[]): string {
  const byName = new Map(entityTypes.map((entityType) => [entityType.name, entityType]));
  return [
    fixedSdl,
    stewardSdl,
    departmentSdl,
    identitySdl,
    ...entityTypes.map((entityType) => toEntitySdl(entityType, byName)),
    ...contracts.map(toDatasetSdl),
  ].join('\n\n');
}
