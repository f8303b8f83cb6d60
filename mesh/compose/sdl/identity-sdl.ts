/** Who is who and why: what became of an id, what holds an entity together, and what stewards decide about it. */
export const identitySdl = /* GraphQL */ `
  enum EntityStatus {
    LIVE
    MERGED
    SPLIT
    GONE
  }

  "What became of an id; every id that was ever given out answers for ever."
  type EntityHistory {
    id: ID!
    type: String!
    status: EntityStatus!
    "Under which ids its records are found now, its own included while it lives; none when all were deleted."
    currentIds: [ID!]!
    "The oldest first."
    events: [EntityEvent!]!
  }

  type EntityEvent {
    at: String!
    "created (from parts of others), merged (into another), absorbed (others), split, emptied or revived."
    kind: String!
    "Whence or whither, the one with most records first."
    otherIds: [ID!]!
    cause: String!
  }

  "A department's record, or the part of it that its role names."
  input MemberInput {
    dataset: String!
    key: String!
    role: String = ""
  }

  type IdentityMember {
    dataset: String!
    key: String!
    role: String!
    department: String!
    "The entity that it belongs to now; null when the record is gone, or waits for linkage."
    entityId: ID
    "Its values in the city's words. For stewards only."
    attributes: [NamedValue!]
  }

  enum IdentityVerdict {
    TOGETHER
    APART
  }

  "Whether two records are the same, and why. Weights are in bits: one more makes it twice as likely."
  type ExplainedPair {
    a: IdentityMember!
    b: IdentityMember!
    verdict: IdentityVerdict!
    "For whoever knows no statistics."
    sentences: [String!]!
    "Why the two are not together, in one sentence; null when they are."
    reason: String
    "Null when nothing of the two can be compared."
    weight: Float
    "How likely the two are the same, from 0 to 1."
    probability: Float
    "The weight from which two records are linked."
    linkThreshold: Float!
    "The weight from which a steward is asked."
    reviewThreshold: Float!
    waterfall: [WaterfallStep!]!
    "The blocking rules that bring the two together; none: they are never compared."
    rules: [String!]!
    "Blocking rules whose key too many records share."
    skippedRules: [String!]!
    "The records through which the two are linked, in turn."
    path: [IdentityMember!]!
    "What stewards decided about the two and still stands."
    decisions: [IdentityDecision!]!
  }

  enum WaterfallKind {
    PRIOR
    COMPARISON
    REST
    TOTAL
  }

  "One step from the prior to the total weight."
  type WaterfallStep {
    kind: WaterfallKind!
    "The comparison's name; empty for the other kinds."
    name: String!
    "What the comparison found."
    reads: String!
    weight: Float
    from: Float
    to: Float
  }

  "What holds an entity together."
  type ExplainedEntity {
    id: ID!
    type: String!
    memberCount: Int!
    members(first: Int = 100): [IdentityMember!]!
    "The pairs that hold it together, the weakest first."
    links(first: Int = 100): [ExplainedPair!]!
    weakest: ExplainedPair
    "What stewards decided about its records and still stands."
    decisions: [IdentityDecision!]!
    "What waits for a steward about its records."
    doubts: [IdentityTask!]!
  }

  enum IdentityTaskKind {
    CUT
    DOUBTFUL_BRIDGE
    CONTRADICTION
    OVERSIZED_BLOCK
  }

  "Something that linkage cannot settle without a steward. It closes by itself once it is settled."
  type IdentityTask {
    id: ID!
    entityType: String!
    kind: IdentityTaskKind!
    sentence: String!
    "Match weight of the pair in doubt, in bits; null where it is about no pair."
    weight: Float
    memberCount: Int!
    members(first: Int = 10): [IdentityMember!]!
    openedAt: String!
    "When linkage last found it."
    seenAt: String!
    closedAt: String
  }

  type IdentityTaskEdge {
    cursor: String!
    node: IdentityTask!
  }

  type IdentityTaskConnection {
    edges: [IdentityTaskEdge!]!
    nodes: [IdentityTask!]!
    pageInfo: PageInfo!
    totalCount: Int!
  }

  enum DecisionKind {
    MUST_LINK
    CANNOT_LINK
  }

  "What a steward said about two records. It is kept for ever; it may be withdrawn, or superseded by a later one."
  type IdentityDecision {
    id: ID!
    entityType: String!
    kind: DecisionKind!
    a: IdentityMember!
    b: IdentityMember!
    reason: String!
    by: String!
    at: String!
    "Neither withdrawn nor superseded."
    stands: Boolean!
    "The later decision on the same pair."
    supersededBy: ID
    withdrawnBy: String
    withdrawnAt: String
    withdrawnBecause: String
  }

  type IdentityDecisionEdge {
    cursor: String!
    node: IdentityDecision!
  }

  type IdentityDecisionConnection {
    edges: [IdentityDecisionEdge!]!
    nodes: [IdentityDecision!]!
    pageInfo: PageInfo!
    totalCount: Int!
  }

  extend type Query {
    "What became of an id; null for one that was never given out."
    entityHistory(id: ID!): EntityHistory
    "Why the records of an entity are one; null for an id that was never given out."
    explainEntity(id: ID!, locale: String = "en"): ExplainedEntity
    "Why two records are together or not. The type is needed only where both belong to entities of several types."
    explainPair(a: MemberInput!, b: MemberInput!, entityType: String, locale: String = "en"): ExplainedPair!
    "The same, for who wonders why two records are not together: ask for its reason."
    whyNot(a: MemberInput!, b: MemberInput!, entityType: String, locale: String = "en"): ExplainedPair!
    "The newest first."
    identityTasks(
      first: Int = 20
      after: String
      entityType: String
      kind: IdentityTaskKind
      open: Boolean = true
    ): IdentityTaskConnection!
    "The newest first; with standing: false only those that were withdrawn or superseded."
    identityDecisions(
      first: Int = 20
      after: String
      entityType: String
      about: MemberInput
      standing: Boolean
    ): IdentityDecisionConnection!
  }

  type Mutation {
    """
    Says for ever that two records are the same, or that they are not. Answered once the entities are served that
    follow from it. A decision that contradicts others about these records is refused: withdraw one of them first.
    """
    decideIdentity(
      kind: DecisionKind!
      a: MemberInput!
      b: MemberInput!
      reason: String!
      entityType: String
    ): IdentityDecision!
    "Takes a decision back: linkage finds by itself again whether the two are the same."
    withdrawDecision(id: ID!, reason: String!): IdentityDecision!
  }
`;
