import Tag from 'antd/es/tag';
import type { Task } from '../../hub/index.ts';
import { type TextKey, useLocale } from '../../locale/index.ts';
import { useNames } from '../../parts/index.ts';
import styles from './tasks.module.css';

const colours: Record<string, string> = { break: 'error', narrowing: 'warning', addition: 'processing' };

function Sentences({ title, sentences }: { title: string; sentences: readonly string[] }) {
  if (sentences.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {sentences.map((sentence, at) => (
          <li key={`${at} ${sentence}`}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}

function Draft({ task }: { task: Task }) {
  const { t } = useLocale();
  if (task.draft === null) return null;
  return (
    <details className={styles.draft}>
      <summary>{t('tasks.draft', { version: task.draftVersion ?? '' })}</summary>
      <Sentences title={t('tasks.changes')} sentences={task.changes} />
      <Sentences title={t('tasks.diff')} sentences={task.diff} />
      <pre>{task.draft}</pre>
    </details>
  );
}

export function TaskPanel({ task }: { task: Task }) {
  const { t, relative, exact } = useLocale();
  const { datasetTitle } = useNames();
  const moment = task.closedAt ?? task.seenAt;
  return (
    <article className={`panel ${styles.task}`} data-task={task.dataset} data-kind={task.kind}>
      <header>
        <h2>{datasetTitle(task.dataset) ?? task.dataset}</h2>
        <Tag color={colours[task.kind] ?? 'default'}>{t(`tasks.kind.${task.kind}` as TextKey)}</Tag>
        <span className="code muted">
          {task.dataset} {task.version}
        </span>
        <time dateTime={moment} title={exact(moment)} className="moment muted">
          {t(task.closedAt ? 'tasks.closed' : 'tasks.seen', { time: relative(moment) })}
        </time>
      </header>
      <p className={styles.move}>{t(`tasks.move.${task.kind}` as TextKey)}</p>
      <Sentences title={t('tasks.findings')} sentences={task.findings.map(({ sentence }) => sentence)} />
      <p className="muted">
        {task.consumers.length === 0
          ? t('tasks.noConsumers')
          : t('tasks.consumers', { clients: task.consumers.join(', ') })}
      </p>
      <Draft task={task} />
    </article>
  );
}
