import type { EntityType } from '#schemas';
import { compileMapping, type MappedPart, type RowMapper } from './compile-mapping.ts';
import type { Contract } from './contract.ts';

const mappers = new WeakMap<Contract, { entityTypes: readonly EntityType[]; map: RowMapper }>();

/** What a row that keeps its contract says of the city's entities, one part per entity and role. */
export function mapRow(
  contract: Contract,
  row: Record<string, unknown>,
  entityTypes: readonly EntityType[],
): MappedPart[] {
  const known = mappers.get(contract);
  if (known?.entityTypes === entityTypes) return known.map(row);
  const map = compileMapping(contract, entityTypes);
  mappers.set(contract, { entityTypes, map });
  return map(row);
}
