import { useSearchParams } from 'react-router';

export const decisionStates = ['STANDING', 'ALL'] as const;
export type DecisionState = (typeof decisionStates)[number];

/** A record whose decisions alone are shown. */
export interface AboutRecord {
  dataset: string;
  key: string;
  role: string;
}

function findAbout(params: URLSearchParams): AboutRecord | null {
  const [dataset, key] = [params.get('dataset'), params.get('key')];
  return dataset && key ? { dataset, key, role: params.get('role') ?? '' } : null;
}

/**
 * Whether those that stand are shown or all, and about which record, held in the address; another choice begins at its
 * first page.
 */
export function useDecisionFilter() {
  const [params, setParams] = useSearchParams();
  const state: DecisionState = params.get('state') === 'ALL' ? 'ALL' : 'STANDING';
  const choose = (next: DecisionState): void => {
    const { role = '', ...named } = findAbout(params) ?? {};
    setParams({ ...named, ...(role && { role }), ...(next === 'ALL' && { state: next }) });
  };
  const clear = (): void => setParams(state === 'ALL' ? { state } : {});
  return { state, about: findAbout(params), choose, clear };
}
