interface RecordName {
  dataset: string;
  key: string;
  role: string;
}

/** The list of all decisions about a record. */
export const toDecisionsPath = ({ dataset, key, role }: RecordName): string =>
  `/identity/decisions?${new URLSearchParams({ dataset, key, ...(role && { role }) })}`;
