import Button from 'antd/es/button';
import { useState } from 'react';
import type { DecidedPair, WithdrawnDecision } from '../../hub/index.ts';
import { WithdrawForm } from './withdraw-form.tsx';
import styles from './identity.module.css';

interface WithdrawalProps {
  decision: DecidedPair;
  label: string;
  done: (withdrawn: WithdrawnDecision) => void;
}

/** The button by which a decision that stands is taken back; it opens the form in its own place. */
export function Withdrawal({ decision, label, done }: WithdrawalProps) {
  const [state, setState] = useState<'closed' | 'open' | 'kept'>('closed');
  if (state === 'open') return <WithdrawForm decision={decision} done={done} keep={() => setState('kept')} />;
  // Whoever closes the form goes on where it was opened.
  return (
    <div className={styles.buttons}>
      <Button autoFocus={state === 'kept'} onClick={() => setState('open')}>
        {label}
      </Button>
    </div>
  );
}
