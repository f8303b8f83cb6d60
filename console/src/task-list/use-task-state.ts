import { useSearchParams } from 'react-router';
import type { TaskState } from '../hub/index.ts';

export interface HeldState {
  state: TaskState;
  choose: (next: TaskState) => void;
}

/** Whether open tasks are shown or closed ones, held in the address; another choice begins at its first page. */
export function useTaskState(): HeldState {
  const [params, setParams] = useSearchParams();
  return {
    state: params.get('state') === 'CLOSED' ? 'CLOSED' : 'OPEN',
    choose: (next) => setParams(next === 'OPEN' ? {} : { state: next }),
  };
}
