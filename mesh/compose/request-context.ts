import type { DepartmentId } from '#schemas';
import type { Unifier } from '../unify/index.ts';
import type { CopyStates } from './copy-states.ts';
import type { IdentityReader } from './resolvers/identity-reader.ts';
import type { RelationReader } from './resolvers/relation-reader.ts';

export type Role = 'reader' | 'developer' | 'steward' | 'auditor';

/** Who asks. Access has authenticated it. */
export interface Client {
  readonly id: string;
  readonly roles: readonly Role[];
  readonly department?: DepartmentId | undefined;
  /** Datasets of other departments whose rows it may read. */
  readonly reads?: readonly string[] | undefined;
}

/** What the gateway hands over with a query. */
export interface RequestCaller {
  readonly client: Client;
  /** The id under which errors of this request stand in the log. */
  readonly correlationId: string;
  /** Ends upstream reads when the client has gone. */
  readonly signal?: AbortSignal;
}

/** What resolvers see: one request's reader of entities, and who asks. */
export interface RequestContext extends RequestCaller {
  readonly unifier: Unifier;
  readonly relations: RelationReader;
  readonly identity: IdentityReader;
  readonly copies: CopyStates;
}
