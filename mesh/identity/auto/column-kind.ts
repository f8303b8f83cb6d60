/** What a column describes; it decides how its values are normalised, compared and blocked on. */
export type ColumnKind =
  | 'nothing'
  | 'resident-id'
  | 'credit-code'
  | 'vin'
  | 'plate'
  | 'code'
  | 'telephone'
  | 'email'
  | 'url'
  | 'date'
  | 'date-dmy'
  | 'date-mdy'
  | 'year'
  | 'small-number'
  | 'amount'
  | 'postcode'
  | 'category'
  | 'given-name'
  | 'surname'
  | 'full-name'
  | 'word'
  | 'position'
  | 'chinese-name'
  | 'chinese-address'
  | 'chinese-organisation'
  | 'address'
  | 'street'
  | 'organisation'
  | 'title'
  | 'long-text';

/** A column with what it was taken for, and why, in words for the model's reader. */
export interface ClassifiedColumn {
  readonly name: string;
  readonly from: readonly [string, ...string[]];
  readonly kind: ColumnKind;
  readonly why: string;
  /** Within an input hardly two records have the same value: it belongs to one entity and not to its owner or agency. */
  readonly isOwn?: boolean;
}
