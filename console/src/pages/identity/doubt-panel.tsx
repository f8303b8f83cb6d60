import Tag from 'antd/es/tag';
import { useState } from 'react';
import { explainPairQuery, type IdentityMember, type IdentityTask, useAsk } from '../../hub/index.ts';
import { useLocale } from '../../locale/index.ts';
import { Evidence, Told, useNames } from '../../parts/index.ts';
import { DecisionForm } from './decision-form.tsx';
import { toMemberInput } from './member-input.ts';
import { RecordPair } from './record-pair.tsx';
import styles from './identity.module.css';

function Why({ task, pair }: { task: IdentityTask; pair: readonly [IdentityMember, IdentityMember] }) {
  const { t, locale } = useLocale();
  const [isOpen, open] = useState(false);
  const [a, b] = pair.map(toMemberInput) as [
    ReturnType<typeof toMemberInput>,
    ReturnType<typeof toMemberInput>,
  ];
  const asked = useAsk(explainPairQuery, isOpen ? { a, b, entityType: task.entityType, locale } : null);
  return (
    <details className={styles.why} onToggle={(event) => open(event.currentTarget.open)}>
      <summary>{t('identity.why')}</summary>
      <Told asked={{ ...asked, missed: [] }} rows={2}>
        {({ explainPair }) => <Evidence evident={explainPair} type={task.entityType} about={a} />}
      </Told>
    </details>
  );
}

/** One doubt: both records side by side, what speaks for and against, and the deciding. */
export function DoubtPanel({ task, mayDecide }: { task: IdentityTask; mayDecide: boolean }) {
  const { t, relative, exact } = useLocale();
  const { typeTitle } = useNames();
  const [a, b] = task.members;
  const moment = task.closedAt ?? task.seenAt;
  return (
    <article className={`panel ${styles.doubt}`} data-doubt={task.id}>
      <header>
        <h2>{typeTitle(task.entityType)}</h2>
        <Tag color="warning">{t(`identity.kind.${task.kind}`)}</Tag>
        <time dateTime={moment} title={exact(moment)} className="moment muted">
          {t(task.closedAt ? 'tasks.closed' : 'tasks.seen', { time: relative(moment) })}
        </time>
      </header>
      <p>{task.sentence}</p>
      {task.memberCount > 2 && <p className="muted">{t('identity.more', { count: task.memberCount })}</p>}
      {a && b && (
        <>
          <RecordPair type={task.entityType} pair={[a, b]} />
          {mayDecide && <Why task={task} pair={[a, b]} />}
          {mayDecide && task.closedAt === null && <DecisionForm task={task} pair={[a, b]} />}
        </>
      )}
    </article>
  );
}
