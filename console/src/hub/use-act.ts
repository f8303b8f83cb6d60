import { useCallback, useState } from 'react';
import type { Answer, Operation } from './answer.ts';
import { forgetAnswers } from './answer-memory.ts';
import { ask } from './ask.ts';
import { signOut } from './session.ts';

export interface Act<Data, Variables> extends Pick<Answer<Data>, 'data' | 'problems'> {
  acting: boolean;
  act: (variables: Variables) => void;
}

/**
 * Changes something in the hub when it is told to, and hands on what came of it. What was known before is forgotten: it
 * may hold no longer.
 */
export function useAct<Data, Variables>(
  operation: Operation<Data, Variables>,
  done?: (data: Data) => void,
): Act<Data, Variables> {
  const [answer, hold] = useState<Pick<Answer<Data>, 'data' | 'problems'>>({ data: null, problems: [] });
  const [acting, setActing] = useState(false);
  const act = useCallback(
    (variables: Variables) => {
      setActing(true);
      // Never aborted: a decision that is on its way is not taken back by leaving the page.
      void ask(operation, variables, new AbortController().signal).then((answered) => {
        if (answered.problems.some(({ code }) => code === 'UNAUTHENTICATED')) return signOut(true);
        if (answered.problems.length === 0) forgetAnswers();
        hold(answered);
        setActing(false);
        if (answered.data !== null && answered.problems.length === 0) done?.(answered.data);
      });
    },
    [operation, done],
  );
  return { ...answer, acting, act };
}
