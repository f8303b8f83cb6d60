import type { EntityType } from '#schemas';
import type { LegalFloor } from '../retention/index.ts';
import type { CityContract } from './city-contract.ts';

/** What a contract is held against besides the standard. */
export interface CheckedAgainst {
  entityTypes: readonly EntityType[];
  /** Entity types whose own documents are broken: mappings to them are not judged. */
  unreadEntities: readonly string[];
  floors: Readonly<Record<string, LegalFloor>>;
  /** The other contracts of the city; undefined where nothing is known of them. */
  others?: readonly CityContract[];
}
