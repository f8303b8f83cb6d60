/** What a column holds, counted over every record, and some of its different values to look at. */
export interface ColumnProfile {
  readonly name: string;
  /** The columns that feed it, where inputs call it by different names. */
  readonly from: readonly [string, ...string[]];
  /** Inputs that have a value. */
  readonly inputs: number;
  readonly records: number;
  /** Records with a value. */
  readonly filled: number;
  readonly distinct: number;
  /** Records with the most frequent value. */
  readonly mostFrequent: number;
  /** The share of records whose value no other record of the input has, roughly: different values per value. */
  readonly unlike: number;
  /** No input holds a value twice. */
  readonly isUnique: boolean;
  /** The values are whole numbers that count up from record to record of an input. */
  readonly isSequence: boolean;
  /** Up to some hundred different values, the same ones at every run. */
  readonly sample: readonly string[];
}
