/** What developers, stewards and auditors see: the city, its sources, conflicts and quarantine. */
export const stewardSdl = /* GraphQL */ `
  type City {
    name: String!
    title(locale: String = "en"): String!
    locales: [String!]!
    entityTypes: [EntityTypeInfo!]!
  }

  type EntityTypeInfo {
    name: String!
    plural: String!
    title(locale: String = "en"): String!
    "How many entities of this type the hub knows."
    count: Int!
    attributes: [AttributeInfo!]!
  }

  type AttributeInfo {
    name: String!
    title(locale: String = "en"): String!
    type: String!
  }

  type Overview {
    sources: Int!
    datasets: Int!
    records: Int!
    quarantined: Int!
    entities: Int!
    openConflicts: Int!
  }

  type SourceState {
    "department/system"
    id: String!
    department: String!
    system: String!
    kind: String!
    title(locale: String = "en"): String!
    "ready, failed (the last good copy is served) or never (not read yet)."
    state: String!
    sentence: String!
    checkedAt: String
    datasets: [DatasetState!]!
  }

  type DatasetState {
    id: String!
    title(locale: String = "en"): String!
    "Version of the contract."
    version: String!
    "mirror, live or index."
    delivery: String!
    records: Int!
    quarantined: Int!
    lastRunAt: String
    lastSuccessAt: String
    freshestAsOf: String
    state: String!
    sentence: String!
    lastRun: Run
  }

  "One reading of a dataset: read = kept + unchanged + quarantined."
  type Run {
    id: ID!
    startedAt: String!
    endedAt: String
    outcome: String!
    read: Int!
    kept: Int!
    unchanged: Int!
    quarantined: Int!
    removed: Int!
  }

  enum ConflictState {
    OPEN
    CLOSED
  }

  "Sources contradict each other about an entity, beyond a rule's tolerance."
  type Conflict {
    id: ID!
    entityId: ID!
    entityType: String!
    entityLabel: String!
    rule: String!
    ruleTitle(locale: String = "en"): String!
    attribute: String!
    state: ConflictState!
    openedAt: String!
    closedAt: String
    values: [StringAlternative!]!
    sentence: String!
  }

  type ConflictEdge {
    cursor: String!
    node: Conflict!
  }

  type ConflictConnection {
    edges: [ConflictEdge!]!
    nodes: [Conflict!]!
    pageInfo: PageInfo!
    totalCount: Int!
  }

  "A row that broke its contract, kept whole."
  type QuarantinedRow {
    dataset: String!
    position: String!
    key: String
    reasons: [String!]!
    payload: String!
    firstSeenAt: String!
    lastSeenAt: String!
  }

  type QuarantinedRowEdge {
    cursor: String!
    node: QuarantinedRow!
  }

  type QuarantineConnection {
    edges: [QuarantinedRowEdge!]!
    nodes: [QuarantinedRow!]!
    pageInfo: PageInfo!
    totalCount: Int!
  }

  type Query {
    "An entity of any type by its id; ids of merged entities lead to the one that lives on."
    entity(type: String!, id: ID!): EntityView
    "Entities whose text contains what is asked."
    search(text: String!, type: String, first: Int = 20, after: String): EntityHitConnection!
    city: City!
    overview: Overview!
    sources: [SourceState!]!
    conflicts(
      first: Int = 20
      after: String
      state: ConflictState = OPEN
      type: String
      rule: String
    ): ConflictConnection!
    quarantine(dataset: String!, first: Int = 20, after: String): QuarantineConnection!
  }
`;
