import { type ReactNode, useEffect, useRef } from 'react';
import styles from './identity.module.css';

/** What came of something a steward did. It takes the focus: the form in which it was done is gone. */
export function OutcomeNote({ children }: { children: ReactNode }) {
  const note = useRef<HTMLParagraphElement>(null);
  useEffect(() => note.current?.focus(), []);
  return (
    <p role="status" ref={note} tabIndex={-1} className={styles.decided}>
      {children}
    </p>
  );
}
