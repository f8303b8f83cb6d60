import Tag from 'antd/es/tag';
import type { IdentityDecision, WithdrawnDecision } from '../../hub/index.ts';
import { Moment, useLocale } from '../../locale/index.ts';
import { useNames } from '../../parts/index.ts';
import { DecidedMember } from './decided-member.tsx';
import { RecordPair } from './record-pair.tsx';
import { Withdrawal } from './withdrawal.tsx';
import styles from './identity.module.css';

const toState = ({ stands, withdrawnAt }: IdentityDecision) =>
  stands ? 'stands' : withdrawnAt === null ? 'superseded' : 'withdrawn';

/** How a decision that stands no longer came to its end. */
function End({ decision }: { decision: IdentityDecision }) {
  const { t } = useLocale();
  if (decision.stands) return null;
  if (decision.withdrawnAt === null) return <p>{t('decisions.superseded')}</p>;
  const { withdrawnBy: by, withdrawnBecause: reason } = decision;
  return (
    <p>
      {t('decisions.withdrawnBy', { by: by ?? '', reason: reason ?? '' })}{' '}
      <span className="muted">
        <Moment at={decision.withdrawnAt} />
      </span>
    </p>
  );
}

interface DecisionPanelProps {
  decision: IdentityDecision;
  /** Not given to whoever may not withdraw. */
  withdrawn: ((withdrawn: WithdrawnDecision) => void) | undefined;
}

export function DecisionPanel({ decision, withdrawn }: DecisionPanelProps) {
  const { t } = useLocale();
  const { typeTitle } = useNames();
  const { a, b, entityType, kind, by, reason } = decision;
  const state = toState(decision);
  return (
    <article className={`panel ${styles.doubt}`} data-decision={decision.id} data-state={state}>
      <header>
        <h2>{t(`decisions.kind.${kind}`)}</h2>
        <span className="muted">{typeTitle(entityType)}</span>
        <Tag color={decision.stands ? 'success' : 'default'}>{t(`decisions.is.${state}`)}</Tag>
        <span className={styles.when}>
          <Moment at={decision.at} />
        </span>
      </header>
      <ul className={styles.decidedPair}>
        <DecidedMember member={a} type={entityType} />
        <DecidedMember member={b} type={entityType} />
      </ul>
      <p>{t('decisions.by', { by, reason })}</p>
      <End decision={decision} />
      {(a.attributes ?? b.attributes) && (
        <details className={styles.why}>
          <summary>{t('decisions.sideBySide')}</summary>
          <RecordPair type={entityType} pair={[a, b]} />
        </details>
      )}
      {decision.stands && withdrawn && (
        <Withdrawal decision={decision} label={t('decisions.withdrawing')} done={withdrawn} />
      )}
    </article>
  );
}
