import { useSearchParams } from 'react-router';

export const decisionStates = ['STANDING', 'ALL'] as const;
export type DecisionState = (typeof decisionStates)[number];

/** Whether those that stand are shown or all, held in the address; another choice begins at its first page. */
export function useDecisionFilter() {
  const [params, setParams] = useSearchParams();
  const state: DecisionState = params.get('state') === 'ALL' ? 'ALL' : 'STANDING';
  const choose = (next: DecisionState): void => setParams(next === 'STANDING' ? {} : { state: next });
  return { state, choose };
}
