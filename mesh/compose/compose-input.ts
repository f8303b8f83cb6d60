import type { Contract } from '#contracts';
import type { CausewayError, DatasetId, EntityType, EntityTypeName, Titles } from '#schemas';
import type { Source, SourceReader } from '#sources';
import type { ConsistencyRule } from '../consistency/index.ts';
import type { IdentityPort } from './identity/index.ts';
import type { Store } from '../store/index.ts';
import type { SurvivorshipRules } from '../unify/index.ts';

/** Everything that the composed hub answers from. */
export interface ComposeInput {
  readonly city: { readonly name: string; readonly title: Titles; readonly locales: readonly string[] };
  readonly entityTypes: readonly EntityType[];
  /** The contract of each dataset that its rows are held to now. */
  readonly contracts: readonly Contract[];
  /** Every version of each dataset that is still read, if there are others than these. */
  readonly versions?: ReadonlyMap<DatasetId, readonly Contract[]>;
  readonly survivorship: ReadonlyMap<EntityTypeName, SurvivorshipRules>;
  readonly consistency: ReadonlyMap<EntityTypeName, readonly ConsistencyRule[]>;
  readonly store: Store;
  /** The reader of each dataset's source. */
  readonly readers: ReadonlyMap<DatasetId, SourceReader>;
  readonly sources: readonly Source[];
  readonly cityDirectory: string;
  /** The linkage that explains who is who and keeps to what stewards decide. */
  readonly identity?: IdentityPort;
  /** Where what must not reach a client goes. */
  readonly log?: ErrorLog;
}

/** Takes the full error, with the id under which its client may ask about it. */
export type ErrorLog = (error: CausewayError, correlationId: string) => void;
