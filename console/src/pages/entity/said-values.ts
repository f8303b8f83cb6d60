import type { AttributeSource, NamedAttribute } from '../../hub/index.ts';

export interface Said {
  asOf: string | null;
  source: AttributeSource;
}

/** One value of an attribute with everyone who says so. */
export interface SaidValue {
  value: string;
  isServed: boolean;
  said: Said[];
}

type Valued = Pick<NamedAttribute, 'value' | 'asOf' | 'source' | 'alternatives'>;

/** All values of an attribute, the served one first, each with its sources; equal values are told once. */
export function toSaidValues({ value, asOf, source, alternatives }: Valued): SaidValue[] {
  const served = value === null || source === null ? [] : [{ value, asOf, source }];
  const groups = Map.groupBy([...served, ...alternatives], (one) => one.value);
  return [...groups].map(([text, said]) => ({ value: text, isServed: text === value, said }));
}
