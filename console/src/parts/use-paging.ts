import { useCallback } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';

export const pageSize = 20;

export interface Paging {
  after: string | null;
  /** Rows before this page, as far as known. */
  skipped: number;
  next: (cursor: string) => void;
  /** Undefined on the first page. */
  previous: (() => void) | undefined;
}

/** The cursors of the pages before this one; kept beside the address, so that a reload keeps them. */
const toTrail = (state: unknown): string[] =>
  typeof state === 'object' && state !== null && 'trail' in state ? (state.trail as string[]) : [];

/** Pages of a list by Relay cursors, held in the address so that a page can be linked and gone back to. */
export function usePaging(): Paging {
  const [params] = useSearchParams();
  const { state } = useLocation();
  const navigate = useNavigate();
  const after = params.get('after');
  const trail = toTrail(state);
  const go = useCallback(
    (cursor: string | undefined, nextTrail: string[]) => {
      const next = new URLSearchParams(params);
      if (cursor) next.set('after', cursor);
      else next.delete('after');
      void navigate({ search: `?${next}` }, { state: { trail: nextTrail } });
      window.scrollTo({ top: 0 });
    },
    [params, navigate],
  );
  return {
    after,
    skipped: after ? Math.max(trail.length, 1) * pageSize : 0,
    next: (cursor) => go(cursor, [...trail, cursor]),
    previous: after ? () => go(trail.at(-2), trail.slice(0, -1)) : undefined,
  };
}
