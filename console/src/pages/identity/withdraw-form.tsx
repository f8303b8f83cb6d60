import Button from 'antd/es/button';
import {
  type DecidedPair,
  useAct,
  type WithdrawnDecision,
  withdrawDecisionMutation,
} from '../../hub/index.ts';
import { useLocale } from '../../locale/index.ts';
import { findProblem, ProblemNote } from '../../parts/index.ts';
import { ReasonField } from './reason-field.tsx';
import { useReason } from './use-reason.ts';
import styles from './identity.module.css';

interface WithdrawFormProps {
  decision: DecidedPair;
  done: (withdrawn: WithdrawnDecision) => void;
  /** The decision is to stand after all. */
  keep: () => void;
}

/** What will follow from a withdrawal, and the reason without which there is none. */
export function WithdrawForm({ decision, done, keep }: WithdrawFormProps) {
  const { t } = useLocale();
  const held = useReason();
  const { act, acting, ...answered } = useAct(withdrawDecisionMutation, (data) =>
    done(data.withdrawDecision),
  );
  const problem = findProblem(answered);
  const withdraw = () => {
    const reason = held.take();
    if (reason !== undefined) act({ id: decision.id, reason });
  };
  return (
    <div className={styles.form} data-withdrawing={decision.id}>
      <p className={styles.follows}>{t(`decisions.follows.${decision.kind}`)}</p>
      <ReasonField held={held} hint={t('decisions.reasonHint')} autoFocus />
      <div className={styles.buttons}>
        <Button type="primary" danger disabled={acting} onClick={withdraw}>
          {t('decisions.withdraw')}
        </Button>
        <Button disabled={acting} onClick={keep}>
          {t('decisions.keep')}
        </Button>
      </div>
      {problem && <ProblemNote problem={problem} />}
    </div>
  );
}
