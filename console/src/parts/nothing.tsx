import type { ReactNode } from 'react';
import styles from './parts.module.css';

/** Says that a list is empty, and what that means. */
export function Nothing({ text, children }: { text: string; children?: ReactNode }) {
  return (
    <div className={styles.nothing} role="status">
      <p>{text}</p>
      {children}
    </div>
  );
}
