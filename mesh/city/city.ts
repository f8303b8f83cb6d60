import type { Contract } from '#contracts';
import type { DatasetId, EntityType, EntityTypeName } from '#schemas';
import type { Source } from '#sources';
import type { ConsistencyRule } from '../consistency/index.ts';
import type { IdentityModel } from '../identity/index.ts';
import type { SurvivorshipRules } from '../unify/index.ts';
import type { CityDocument } from './generated/city.ts';

/** A whole city as its folder describes it, checked and cross-checked. */
export interface City {
  readonly directory: string;
  readonly document: CityDocument;
  readonly entityTypes: readonly EntityType[];
  /** The contract that each dataset's rows are held to: its newest active version. */
  readonly contracts: ReadonlyMap<DatasetId, Contract>;
  /** Every version of each dataset that is still read: active and deprecated ones, newest first. */
  readonly versions: ReadonlyMap<DatasetId, readonly Contract[]>;
  /** Every version in whatever state, drafts and retired ones included. */
  readonly everyContract: readonly Contract[];
  readonly sources: readonly Source[];
  readonly models: ReadonlyMap<EntityTypeName, IdentityModel>;
  readonly survivorship: ReadonlyMap<EntityTypeName, SurvivorshipRules>;
  readonly consistency: ReadonlyMap<EntityTypeName, readonly ConsistencyRule[]>;
}
