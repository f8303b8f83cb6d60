import { useSearchParams } from 'react-router';
import type { ConflictState } from '../../hub/index.ts';

export interface ConflictFilter {
  state: ConflictState;
  type: string | null;
  rule: string | null;
}

export interface HeldFilter {
  filter: ConflictFilter;
  change: (part: Partial<ConflictFilter>) => void;
}

/** The filter stands in the address; a change begins again at the first page. */
export function useConflictFilter(): HeldFilter {
  const [params, setParams] = useSearchParams();
  const filter: ConflictFilter = {
    state: params.get('state') === 'CLOSED' ? 'CLOSED' : 'OPEN',
    type: params.get('type'),
    rule: params.get('rule'),
  };
  const change = (part: Partial<ConflictFilter>): void => {
    const { state, type, rule } = { ...filter, ...part };
    const next = { state: state === 'OPEN' ? null : state, type, rule };
    setParams(
      Object.entries(next).flatMap(([name, value]) => (value === null ? [] : [[name, value]])) as [
        string,
        string,
      ][],
    );
  };
  return { filter, change };
}
