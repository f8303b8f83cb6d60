import type { EntityId, EntityTypeName } from '#schemas';
import type { MemberReference } from '../../store/index.ts';

/** One bar of a waterfall, in bits: from the weight before it to the weight after it. */
export interface WaterfallStep {
  readonly kind: 'prior' | 'comparison' | 'rest' | 'total';
  /** The comparison's name; '' for the other kinds. */
  readonly name: string;
  /** How the comparison level that held reads: `equal`, `90% alike`. */
  readonly reads: string;
  readonly weight: number;
  readonly from: number;
  readonly to: number;
}

/** Whether two records are the same, and why; weights are in bits. */
export interface ExplainedPair {
  readonly a: MemberReference;
  readonly b: MemberReference;
  readonly verdict: 'together' | 'apart';
  /** Not finite where the two can be compared by nothing. */
  readonly weight: number;
  /** 2^w / (1 + 2^w). */
  readonly probability: number;
  readonly thresholds: { readonly link: number; readonly review: number };
  /** For a clerk who knows no statistics. */
  readonly sentences: readonly string[];
  /** Why the two are not together, in one sentence; undefined when they are. */
  readonly reason?: string;
  readonly waterfall: readonly WaterfallStep[];
  /** Blocking rules that bring the two together; none: they are never compared. */
  readonly rules: readonly string[];
  /** Rules whose key too many records share. */
  readonly skipped?: readonly string[];
  /** The records through which the two are linked, in turn. */
  readonly path?: readonly MemberReference[];
}

export interface ExplainedEntity {
  /** The links that hold the entity together; none for a single record. */
  readonly links: readonly ExplainedPair[];
}

export interface PairQuestion {
  readonly entityType: EntityTypeName;
  readonly a: MemberReference;
  readonly b: MemberReference;
  /** A locale of the city, such as `zh-CN`. */
  readonly locale: string;
}

export interface EntityQuestion {
  readonly entityType: EntityTypeName;
  readonly entityId: EntityId;
  readonly locale: string;
}

/** What the composed hub asks of linkage. */
export interface IdentityPort {
  explainPair(question: PairQuestion): Promise<ExplainedPair>;
  explainEntity(question: EntityQuestion): Promise<ExplainedEntity>;
  /** Links anew what a decision about these records touches; resolves when the result is served. */
  decided(entityType: EntityTypeName, members: readonly MemberReference[]): Promise<void>;
}
