/** A record as it reaches the store; one that is deleted has no attributes. */
export interface Arrival {
  readonly kind: 'new' | 'changed' | 'deleted';
  readonly dataset: string;
  readonly key: string;
  readonly attributes?: Readonly<Record<string, string>>;
}
