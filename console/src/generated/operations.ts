// generated from console/schema.graphql and console/src/queries: run `npm run generate`
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> =
  T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type ConflictState = 'CLOSED' | 'OPEN';

export type DecisionKind = 'CANNOT_LINK' | 'MUST_LINK';

export type EntityStatus = 'GONE' | 'LIVE' | 'MERGED' | 'SPLIT';

export type IdentityTaskKind = 'CONTRADICTION' | 'CUT' | 'DOUBTFUL_BRIDGE' | 'OVERSIZED_BLOCK';

export type IdentityVerdict = 'APART' | 'TOGETHER';

/** A department's record, or the part of it that its role names. */
export type MemberInput = {
  dataset: string;
  key: string;
  role?: string | null | undefined;
};

export type TaskState = 'CLOSED' | 'OPEN';

export type WaterfallKind = 'COMPARISON' | 'PRIOR' | 'REST' | 'TOTAL';

export type CityQueryVariables = Exact<{
  locale: string;
}>;

export type CityQuery = {
  city: {
    name: string;
    title: string;
    entityTypes: Array<{
      name: string;
      title: string;
      count: number;
      attributes: Array<{ name: string; title: string }>;
    }>;
  };
};

export type ConflictRulesQueryVariables = Exact<{
  state?: ConflictState | null | undefined;
  type?: string | null | undefined;
  locale: string;
}>;

export type ConflictRulesQuery = { conflicts: { nodes: Array<{ rule: string; ruleTitle: string }> } };

export type ConflictsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  state?: ConflictState | null | undefined;
  type?: string | null | undefined;
  rule?: string | null | undefined;
  locale: string;
}>;

export type ConflictsQuery = {
  conflicts: {
    totalCount: number;
    nodes: Array<{
      id: string;
      entityId: string;
      entityType: string;
      entityLabel: string;
      rule: string;
      ruleTitle: string;
      attribute: string;
      state: ConflictState;
      openedAt: string;
      closedAt: string | null;
      sentence: string;
      values: Array<{
        value: string;
        asOf: string | null;
        source: { department: string; dataset: string; key: string; reached: boolean; copiedAt: string };
      }>;
    }>;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
};

export type DatasetTitlesQueryVariables = Exact<{
  locale: string;
}>;

export type DatasetTitlesQuery = { sources: Array<{ datasets: Array<{ id: string; title: string }> }> };

export type DecideIdentityMutationVariables = Exact<{
  kind: DecisionKind;
  a: MemberInput;
  b: MemberInput;
  entityType: string;
  reason: string;
}>;

export type DecideIdentityMutation = { decideIdentity: { id: string; kind: DecisionKind } };

export type EntityConflictsQueryVariables = Exact<{
  type: string;
  id: string | number;
  locale: string;
}>;

export type EntityConflictsQuery = {
  entity: {
    conflicts: Array<{
      id: string;
      entityId: string;
      entityType: string;
      entityLabel: string;
      rule: string;
      ruleTitle: string;
      attribute: string;
      state: ConflictState;
      openedAt: string;
      closedAt: string | null;
      sentence: string;
      values: Array<{
        value: string;
        asOf: string | null;
        source: { department: string; dataset: string; key: string; reached: boolean; copiedAt: string };
      }>;
    }>;
  } | null;
};

export type EntityHistoryQueryVariables = Exact<{
  id: string | number;
}>;

export type EntityHistoryQuery = {
  entityHistory: {
    id: string;
    type: string;
    status: EntityStatus;
    currentIds: Array<string>;
    events: Array<{ at: string; kind: string; otherIds: Array<string>; cause: string }>;
  } | null;
};

export type EntityQueryVariables = Exact<{
  type: string;
  id: string | number;
  locale: string;
}>;

export type EntityQuery = {
  entity: {
    id: string;
    type: string;
    label: string;
    attributes: Array<{
      name: string;
      title: string;
      value: string | null;
      asOf: string | null;
      confidence: number;
      disputed: boolean;
      source: { department: string; dataset: string; key: string; reached: boolean; copiedAt: string } | null;
      alternatives: Array<{
        value: string;
        asOf: string | null;
        source: { department: string; dataset: string; key: string; reached: boolean; copiedAt: string };
      }>;
    }>;
    records: Array<{
      dataset: string;
      key: string;
      role: string;
      department: string;
      asOf: string | null;
      recordedAt: string;
    }>;
    relations: Array<{
      name: string;
      title: string;
      entities: Array<{
        id: string;
        type: string;
        label: string;
        disputed: Array<string>;
        details: Array<{ name: string; value: string }>;
      }>;
    }>;
  } | null;
};

export type EvidenceFragment = {
  sentences: Array<string>;
  weight: number | null;
  probability: number | null;
  linkThreshold: number;
  rules: Array<string>;
  waterfall: Array<{
    kind: WaterfallKind;
    name: string;
    reads: string;
    weight: number | null;
    from: number | null;
    to: number | null;
  }>;
  decisions: Array<{ id: string; kind: DecisionKind; reason: string; by: string; at: string }>;
};

export type ExplainEntityQueryVariables = Exact<{
  id: string | number;
  locale: string;
}>;

export type ExplainEntityQuery = {
  explainEntity: {
    id: string;
    type: string;
    links: Array<{
      sentences: Array<string>;
      weight: number | null;
      probability: number | null;
      linkThreshold: number;
      rules: Array<string>;
      a: { dataset: string; key: string; role: string };
      b: { dataset: string; key: string; role: string };
      waterfall: Array<{
        kind: WaterfallKind;
        name: string;
        reads: string;
        weight: number | null;
        from: number | null;
        to: number | null;
      }>;
      decisions: Array<{ id: string; kind: DecisionKind; reason: string; by: string; at: string }>;
    }>;
    doubts: Array<{ id: string; sentence: string }>;
  } | null;
};

export type ExplainPairQueryVariables = Exact<{
  a: MemberInput;
  b: MemberInput;
  entityType: string;
  locale: string;
}>;

export type ExplainPairQuery = {
  explainPair: {
    verdict: IdentityVerdict;
    reason: string | null;
    sentences: Array<string>;
    weight: number | null;
    probability: number | null;
    linkThreshold: number;
    rules: Array<string>;
    waterfall: Array<{
      kind: WaterfallKind;
      name: string;
      reads: string;
      weight: number | null;
      from: number | null;
      to: number | null;
    }>;
    decisions: Array<{ id: string; kind: DecisionKind; reason: string; by: string; at: string }>;
  };
};

export type IdentityDecisionsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  standing?: boolean | null | undefined;
  about?: MemberInput | null | undefined;
}>;

export type IdentityDecisionsQuery = {
  identityDecisions: {
    totalCount: number;
    nodes: Array<{
      id: string;
      entityType: string;
      kind: DecisionKind;
      reason: string;
      by: string;
      at: string;
      stands: boolean;
      withdrawnBy: string | null;
      withdrawnAt: string | null;
      withdrawnBecause: string | null;
      a: {
        department: string;
        dataset: string;
        key: string;
        role: string;
        entityId: string | null;
        attributes: Array<{ name: string; value: string }> | null;
      };
      b: {
        department: string;
        dataset: string;
        key: string;
        role: string;
        entityId: string | null;
        attributes: Array<{ name: string; value: string }> | null;
      };
    }>;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
};

export type IdentityTasksQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  open: boolean;
}>;

export type IdentityTasksQuery = {
  identityTasks: {
    totalCount: number;
    nodes: Array<{
      id: string;
      entityType: string;
      kind: IdentityTaskKind;
      sentence: string;
      seenAt: string;
      closedAt: string | null;
      memberCount: number;
      members: Array<{
        dataset: string;
        key: string;
        role: string;
        entityId: string | null;
        attributes: Array<{ name: string; value: string }> | null;
      }>;
    }>;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
};

export type MemberFragment = {
  dataset: string;
  key: string;
  role: string;
  entityId: string | null;
  attributes: Array<{ name: string; value: string }> | null;
};

export type OverviewQueryVariables = Exact<{ [key: string]: never }>;

export type OverviewQuery = {
  overview: {
    sources: number;
    datasets: number;
    records: number;
    quarantined: number;
    entities: number;
    openConflicts: number;
  };
};

export type QuarantineSummaryQueryVariables = Exact<{
  dataset: string;
}>;

export type QuarantineSummaryQuery = {
  quarantineSummary: {
    waiting: number;
    kinds: Array<{ sentence: string; count: number; samples: Array<{ position: string }> }>;
    days: Array<{ day: string; waiting: number; came: number; went: number }>;
  };
};

export type QuarantineQueryVariables = Exact<{
  dataset: string;
  first: number;
  after?: string | null | undefined;
}>;

export type QuarantineQuery = {
  quarantine: {
    totalCount: number;
    nodes: Array<{
      position: string;
      key: string | null;
      reasons: Array<string>;
      payload: string;
      firstSeenAt: string;
      lastSeenAt: string;
    }>;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
};

export type SearchQueryVariables = Exact<{
  text: string;
  type?: string | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;

export type SearchQuery = {
  search: {
    totalCount: number;
    nodes: Array<{
      id: string;
      type: string;
      label: string;
      disputed: Array<string>;
      details: Array<{ name: string; value: string }>;
    }>;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
};

export type SourcesQueryVariables = Exact<{
  locale: string;
}>;

export type SourcesQuery = {
  sources: Array<{
    id: string;
    department: string;
    system: string;
    kind: string;
    title: string;
    state: string;
    sentence: string;
    checkedAt: string | null;
    datasets: Array<{
      id: string;
      title: string;
      version: string;
      delivery: string;
      records: number;
      quarantined: number;
      lastRunAt: string | null;
      lastSuccessAt: string | null;
      freshestAsOf: string | null;
      state: string;
      sentence: string;
      lastRun: {
        id: string;
        startedAt: string;
        endedAt: string | null;
        outcome: string;
        read: number;
        kept: number;
        unchanged: number;
        quarantined: number;
        removed: number;
      } | null;
    }>;
  }>;
};

export type TasksQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  state: TaskState;
}>;

export type TasksQuery = {
  tasks: {
    totalCount: number;
    nodes: Array<{
      id: string;
      dataset: string;
      department: string;
      kind: string;
      sentence: string;
      openedAt: string;
      seenAt: string;
      closedAt: string | null;
      version: string;
      draft: string | null;
      draftVersion: string | null;
      changes: Array<string>;
      diff: Array<string>;
      consumers: Array<string>;
      findings: Array<{ kind: string; field: string; sentence: string }>;
    }>;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
};

export type WithdrawDecisionMutationVariables = Exact<{
  id: string | number;
  reason: string;
}>;

export type WithdrawDecisionMutation = {
  withdrawDecision: {
    id: string;
    entityType: string;
    a: { entityId: string | null };
    b: { entityId: string | null };
  };
};
