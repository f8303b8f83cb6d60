/** A row of the hub's table `member`, as pg gives it. */
export interface StoredMember {
  readonly dataset: string;
  readonly key: string;
  readonly role: string;
  readonly entity_id: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly as_of: Date | null;
  readonly recorded_at: Date;
}
