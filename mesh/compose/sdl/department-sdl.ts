/** What a department sees of its own promises, and a reader of what happens to those that it builds on. */
export const departmentSdl = /* GraphQL */ `
  enum TaskState {
    OPEN
    CLOSED
  }

  "Something about a dataset that waits for its department."
  type Task {
    id: ID!
    dataset: String!
    department: String!
    "break: the system no longer sends what was promised; narrowing: some rows do not; addition: it sends more."
    kind: String!
    sentence: String!
    openedAt: String!
    "When it was last found to hold still."
    seenAt: String!
    closedAt: String
    "Version of the contract that the rows were held against."
    version: String!
    findings: [TaskFinding!]!
    "The contract that would fit, as a YAML document with comments, ready to be looked at and published."
    draft: String
    draftVersion: String
    "What the draft changes, one sentence each."
    changes: [String!]!
    "What that means for readers and writers."
    diff: [String!]!
    "Clients that read the dataset in the last 90 days."
    consumers: [String!]!
  }

  type TaskFinding {
    "gone, changed, narrowed or added."
    kind: String!
    field: String!
    sentence: String!
  }

  type TaskEdge {
    cursor: String!
    node: Task!
  }

  type TaskConnection {
    edges: [TaskEdge!]!
    nodes: [Task!]!
    pageInfo: PageInfo!
    totalCount: Int!
  }

  "A version of a dataset's contract as it was published; none is ever forgotten."
  type ContractVersion {
    dataset: String!
    version: String!
    "notice (announced), active, deprecated (still read, by translation) or retired."
    status: String!
    publishedAt: String!
    publishedBy: String!
    activeFrom: String!
    deprecatedAt: String
    "Until when its readers are promised an answer."
    retireAfter: String
    retiredAt: String
    "Who used it in the last 90 days."
    readers: [VersionReader!]!
  }

  type VersionReader {
    client: String!
    fields: [String!]!
    "ISO date."
    lastUsed: String!
  }

  "What a client is told about a dataset that it reads."
  type Notice {
    dataset: String!
    version: String!
    kind: String!
    sentence: String!
    createdAt: String!
    seenAt: String
  }

  "What of a dataset's rows breaks its contract: how much of which kind, examples, and how it went."
  type QuarantineSummary {
    waiting: Int!
    "The most frequent first."
    kinds: [FaultKind!]!
    "The last 30 days on which something moved, the oldest first."
    days: [QuarantineDay!]!
  }

  type FaultKind {
    "The fault without the values in it."
    sentence: String!
    count: Int!
    samples: [FaultSample!]!
  }

  type FaultSample {
    position: String!
    key: String
    payload: String!
  }

  type QuarantineDay {
    "ISO date."
    day: String!
    "Rows that waited at the end of the day."
    waiting: Int!
    came: Int!
    went: Int!
  }

  extend type Query {
    quarantineSummary(dataset: String!): QuarantineSummary!
    "The newest first. A developer sees those of the own department."
    tasks(
      first: Int = 20
      after: String
      state: TaskState = OPEN
      department: String
      dataset: String
    ): TaskConnection!
    "Every version that was ever published, the oldest first."
    contractVersions(dataset: String): [ContractVersion!]!
    "What the asking client is told, the newest first."
    notices: [Notice!]!
  }
`;
