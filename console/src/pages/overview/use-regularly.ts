import { useEffect } from 'react';

const every = 30_000;

/** Calls again every 30 s while the tab is looked at; a hidden tab asks nothing. */
export function useRegularly(again: () => void): void {
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') again();
    }, every);
    return () => clearInterval(timer);
  }, [again]);
}
