import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { useId, useState } from 'react';
import {
  type DecisionKind,
  decideIdentityMutation,
  type IdentityMember,
  type IdentityTask,
  useAct,
} from '../../hub/index.ts';
import { useLocale } from '../../locale/index.ts';
import { findProblem, ProblemNote } from '../../parts/index.ts';
import { toMemberInput } from './member-input.ts';
import styles from './identity.module.css';

interface Deciding {
  task: IdentityTask;
  pair: readonly [IdentityMember, IdentityMember];
}

function useDecision({ task, pair }: Deciding) {
  const [reason, setReason] = useState('');
  const [isMissing, miss] = useState(false);
  const { act, ...decided } = useAct(decideIdentityMutation);
  const decide = (kind: DecisionKind) => {
    const said = reason.trim();
    miss(said === '');
    const [a, b] = [toMemberInput(pair[0]), toMemberInput(pair[1])];
    if (said !== '') act({ kind, a, b, entityType: task.entityType, reason: said });
  };
  return { reason, setReason, isMissing, decide, ...decided };
}

/** Two buttons and the reason, without which nothing is decided. */
export function DecisionForm(props: Deciding) {
  const { t } = useLocale();
  const id = useId();
  const { reason, setReason, isMissing, decide, data, acting, ...answered } = useDecision(props);
  const problem = findProblem(answered);
  if (data)
    return (
      <p role="status" className={styles.decided}>
        {t(`identity.decided.${data.decideIdentity.kind}`)}
      </p>
    );
  return (
    <div className={styles.form}>
      <label htmlFor={id}>{t('identity.reason')}</label>
      <Input.TextArea
        id={id}
        value={reason}
        autoSize={{ minRows: 1, maxRows: 6 }}
        maxLength={2000}
        placeholder={t('identity.reasonHint')}
        status={isMissing ? 'error' : ''}
        onChange={(event) => setReason(event.target.value)}
      />
      {isMissing && <p role="alert">{t('identity.reasonMissing')}</p>}
      <div className={styles.buttons}>
        <Button type="primary" disabled={acting} onClick={() => decide('MUST_LINK')}>
          {t('identity.same')}
        </Button>
        <Button disabled={acting} onClick={() => decide('CANNOT_LINK')}>
          {t('identity.different')}
        </Button>
      </div>
      {problem && <ProblemNote problem={problem} />}
    </div>
  );
}
