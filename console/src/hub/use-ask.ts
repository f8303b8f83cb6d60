import { useCallback, useEffect, useState } from 'react';
import type { Answer, Operation } from './answer.ts';
import { recall, remember } from './answer-memory.ts';
import { ask } from './ask.ts';
import { signOut } from './session.ts';

export interface Asked<Data> extends Answer<Data> {
  /** A call is under way; `data` may still hold what was known before. */
  loading: boolean;
  again: () => void;
}

interface Held<Data> {
  key: string;
  answer: Answer<Data>;
}

/** What is really not there, or not ours to see: nothing former may stand in for it. */
const final = new Set(['FORBIDDEN', 'NOT_FOUND', 'BAD_REQUEST']);

/** When the hub is out of reach for a while, the last answer stays on the page beneath the reason. */
function withFormerData<Data>(answer: Answer<Data>, key: string): Answer<Data> {
  if (answer.data !== null || answer.problems.some(({ code }) => final.has(code))) return answer;
  return { ...answer, data: recall<Data>(key)?.data ?? null };
}

const nothing: Answer<never> = { data: null, problems: [], missed: [] };

/** What to show while `key` is asked: its last answer, or else the page shown before, dimmed by the caller. */
function findShown<Data>(held: Held<Data> | null, key: string | null): Answer<Data> {
  if (key === null) return nothing;
  if (held?.key === key) return held.answer;
  return recall<Data>(key) ?? (held === null ? nothing : { ...nothing, data: held.answer.data });
}

/**
 * Asks whenever the variables change; `null` asks nothing. A refused token ends the session.
 * What was known before stays visible meanwhile, so that a slow network never blanks the page.
 */
export function useAsk<Data, Variables>(
  operation: Operation<Data, Variables>,
  variables: Variables | null,
): Asked<Data> {
  const key = variables === null ? null : `${operation.text}\n${JSON.stringify(variables)}`;
  const [held, hold] = useState<Held<Data> | null>(null);
  const [round, setRound] = useState(0);
  const [settled, settle] = useState('');
  const call = `${round} ${key}`;

  useEffect(() => {
    if (key === null) return undefined;
    const abort = new AbortController();
    const asked = JSON.parse(key.slice(operation.text.length + 1)) as Variables;
    ask(operation, asked, abort.signal).then(
      (answer) => {
        if (abort.signal.aborted) return;
        if (answer.problems.some(({ code }) => code === 'UNAUTHENTICATED')) return signOut(true);
        if (answer.problems.length === 0) remember(key, answer);
        hold({ key, answer: withFormerData(answer, key) });
        settle(call);
      },
      () => undefined,
    );
    return () => abort.abort();
  }, [operation, key, call]);

  const again = useCallback(() => setRound((before) => before + 1), []);
  return { ...findShown(held, key), loading: key !== null && settled !== call, again };
}
