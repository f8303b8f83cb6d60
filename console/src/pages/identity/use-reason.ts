import { useState } from 'react';

export interface HeldReason {
  reason: string;
  setReason: (reason: string) => void;
  /** It was asked for and is not there. */
  isMissing: boolean;
  /** The reason without outer blanks; undefined, and said to be missing, when there is none. */
  take: () => string | undefined;
}

/** The reason that goes with whatever a steward does: without one nothing is done. */
export function useReason(): HeldReason {
  const [reason, setReason] = useState('');
  const [isMissing, miss] = useState(false);
  const take = () => {
    const said = reason.trim();
    miss(said === '');
    return said || undefined;
  };
  return { reason, setReason, isMissing, take };
}
