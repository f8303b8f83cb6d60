/** The part of the schema that is the same in every city. */
export const fixedSdl = /* GraphQL */ `
  "Any JSON value."
  scalar JSON

  type PageInfo {
    hasNextPage: Boolean!
    hasPreviousPage: Boolean!
    startCursor: String
    endCursor: String
  }

  "Every condition that is given must hold. Text is compared as it is written; contains ignores case."
  input StringFilter {
    equals: String
    contains: String
    in: [String!]
  }

  input NumberFilter {
    equals: Float
    min: Float
    max: Float
  }

  input BooleanFilter {
    equals: Boolean
  }

  "Where a value comes from."
  type AttributeSource {
    department: String!
    "The full id: department, a dot, the dataset."
    dataset: String!
    key: String!
    "False when the source was to be asked just now and did not answer: the value is then the last good copy."
    reached: Boolean!
    "True when the hub's copy is older than it should be: the last reading of the dataset did not succeed."
    stale: Boolean!
    "When the hub took this value from the source."
    copiedAt: String!
  }

  "One value of an entity, whatever department it comes from. The same whatever else the query asks."
  type StringAttribute {
    value: String
    "Since when the value holds, as the source says."
    asOf: String
    "How likely the value is, from 0 to 1, given who says the same and who says otherwise."
    confidence: Float!
    "Some source says otherwise, beyond the tolerance of the attribute's rule."
    disputed: Boolean!
    source: AttributeSource
    "Every other value that a source holds."
    alternatives: [StringAlternative!]!
  }

  type StringAlternative {
    value: String!
    asOf: String
    source: AttributeSource!
  }

  type NumberAttribute {
    value: Float
    asOf: String
    confidence: Float!
    disputed: Boolean!
    source: AttributeSource
    alternatives: [NumberAlternative!]!
  }

  type NumberAlternative {
    value: Float!
    asOf: String
    source: AttributeSource!
  }

  type BooleanAttribute {
    value: Boolean
    asOf: String
    confidence: Float!
    disputed: Boolean!
    source: AttributeSource
    alternatives: [BooleanAlternative!]!
  }

  type BooleanAlternative {
    value: Boolean!
    asOf: String
    source: AttributeSource!
  }

  "A department's record that belongs to an entity."
  type RecordReference {
    dataset: String!
    key: String!
    role: String!
    department: String!
    asOf: String
    recordedAt: String!
  }

  "An entity of any type, with its values as text: what a page shows."
  type EntityView {
    id: ID!
    type: String!
    label: String!
    attributes: [NamedAttribute!]!
    records: [RecordReference!]!
    relations: [NamedRelation!]!
    conflicts: [Conflict!]!
  }

  type NamedAttribute {
    name: String!
    title(locale: String = "en"): String!
    value: String
    asOf: String
    confidence: Float!
    disputed: Boolean!
    source: AttributeSource
    alternatives: [StringAlternative!]!
  }

  type NamedRelation {
    name: String!
    title(locale: String = "en"): String!
    entities: [EntityHit!]!
  }

  type EntityHit {
    id: ID!
    type: String!
    label: String!
    "Names of the attributes about which sources disagree."
    disputed: [String!]!
    details: [NamedValue!]!
  }

  type NamedValue {
    name: String!
    value: String!
  }

  type EntityHitEdge {
    cursor: String!
    node: EntityHit!
  }

  type EntityHitConnection {
    edges: [EntityHitEdge!]!
    nodes: [EntityHit!]!
    pageInfo: PageInfo!
    totalCount: Int!
  }
`;
