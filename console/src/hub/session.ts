import { useSyncExternalStore } from 'react';
import { forgetAnswers } from './answer-memory.ts';

/** The token lives as long as the browser's tab, and is never written anywhere else. */
const place = 'causeway.token';

export interface Session {
  token: string | null;
  /** The hub refused the token that was used until now. */
  refused: boolean;
}

let session: Session = { token: sessionStorage.getItem(place), refused: false };
const listeners = new Set<() => void>();

function change(next: Session): void {
  session = next;
  if (next.token === null) sessionStorage.removeItem(place);
  else sessionStorage.setItem(place, next.token);
  forgetAnswers();
  listeners.forEach((listener) => listener());
}

export const readToken = (): string | null => session.token;
export const signIn = (token: string): void => change({ token, refused: false });
export const signOut = (refused = false): void => change({ token: null, refused });

/** Takes `#token=…` out of the address, so that it is neither shown, shared nor kept in the history. */
export function takeTokenFromAddress(): void {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  if (!token) return;
  history.replaceState(history.state, '', location.pathname + location.search);
  signIn(token);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useSession = (): Session => useSyncExternalStore(subscribe, () => session);
