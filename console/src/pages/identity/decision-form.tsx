import Button from 'antd/es/button';
import { useState } from 'react';
import {
  type DecidedPair,
  type DecisionKind,
  decideIdentityMutation,
  type IdentityMember,
  type IdentityTask,
  useAct,
  type WithdrawnDecision,
} from '../../hub/index.ts';
import { useLocale } from '../../locale/index.ts';
import { findProblem, ProblemNote } from '../../parts/index.ts';
import { DecidedNote } from './decided-note.tsx';
import { toMemberInput } from './member-input.ts';
import { ReasonField } from './reason-field.tsx';
import { useReason } from './use-reason.ts';
import { WithdrawnNote } from './withdrawn-note.tsx';
import styles from './identity.module.css';

interface Deciding {
  task: IdentityTask;
  pair: readonly [IdentityMember, IdentityMember];
}

/** Two buttons and the reason, without which nothing is decided. */
function Form({ task, pair, done }: Deciding & { done: (decided: DecidedPair) => void }) {
  const { t } = useLocale();
  const held = useReason();
  const { act, acting, ...answered } = useAct(decideIdentityMutation, (data) => done(data.decideIdentity));
  const problem = findProblem(answered);
  const decide = (kind: DecisionKind) => {
    const reason = held.take();
    const [a, b] = [toMemberInput(pair[0]), toMemberInput(pair[1])];
    if (reason !== undefined) act({ kind, a, b, entityType: task.entityType, reason });
  };
  return (
    <div className={styles.form}>
      <ReasonField held={held} hint={t('identity.reasonHint')} />
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

/** A doubt's deciding: what was decided a moment ago can be taken back in its place, and decided anew. */
export function DecisionForm(props: Deciding) {
  const [decided, setDecided] = useState<DecidedPair | null>(null);
  const [withdrawn, setWithdrawn] = useState<WithdrawnDecision | null>(null);
  const takeBack = (taken: WithdrawnDecision) => {
    setDecided(null);
    setWithdrawn(taken);
  };
  if (decided) return <DecidedNote decided={decided} takenBack={takeBack} />;
  return (
    <>
      {withdrawn && <WithdrawnNote withdrawn={withdrawn} />}
      <Form {...props} done={setDecided} />
    </>
  );
}
