import { Link } from 'react-router';
import type { DatasetState } from '../../hub/index.ts';
import { Moment, useLocale } from '../../locale/index.ts';
import styles from './overview.module.css';
import { StateMark } from './state-mark.tsx';
import { whoMoves } from './source-figures.ts';

function DatasetTitle({ dataset }: { dataset: DatasetState }) {
  const { named } = useLocale();
  return (
    <div className={styles.datasetName}>
      {dataset.title}
      <div className={styles.under}>
        <span className="code">{dataset.id}</span> · {dataset.version} ·{' '}
        {named('source.delivery.', dataset.delivery)}
      </div>
    </div>
  );
}

const parts = ['read', 'kept', 'unchanged', 'quarantined', 'removed'] as const;

function LastRun({ dataset }: { dataset: DatasetState }) {
  const { t, number, relative, list } = useLocale();
  const { lastRun, lastRunAt, lastSuccessAt } = dataset;
  if (!lastRun) return <Moment at={lastRunAt} />;
  // What did not happen needs no figure; how much was read is told even when it was nothing.
  const told = parts.filter((part) => part === 'read' || lastRun[part] > 0);
  return (
    <>
      <Moment at={lastRunAt ?? lastRun.startedAt} />
      <div className={styles.under}>
        {list(told.map((part) => t(`run.${part}`, { count: number(lastRun[part]) })))}
      </div>
      {dataset.state === 'failed' && lastSuccessAt && (
        <div className={styles.under}>{t('source.lastGood', { time: relative(lastSuccessAt) })}</div>
      )}
    </>
  );
}

function Quarantined({ dataset }: { dataset: DatasetState }) {
  const { number } = useLocale();
  if (dataset.quarantined === 0) return <span className="muted">0</span>;
  return (
    <Link to={`/quarantine?dataset=${encodeURIComponent(dataset.id)}`} className={styles.warned}>
      {number(dataset.quarantined)}
    </Link>
  );
}

export function DatasetRow({ dataset }: { dataset: DatasetState }) {
  const { t, number } = useLocale();
  return (
    <tr className={styles.dataset} data-dataset={dataset.id}>
      <td>
        <DatasetTitle dataset={dataset} />
      </td>
      <td data-label={t('source.column.state')}>
        <StateMark state={dataset.state} sentence={dataset.sentence} />
      </td>
      <td data-label={t('source.column.move')}>
        <span className={dataset.state === 'ready' ? 'muted' : undefined}>
          {t(`source.move.${whoMoves(dataset.state)}`)}
        </span>
      </td>
      <td data-label={t('source.column.fresh')}>
        <Moment at={dataset.freshestAsOf} none={t('time.unknown')} />
      </td>
      <td className="figure" data-label={t('source.column.records')}>
        {number(dataset.records)}
      </td>
      <td className="figure" data-label={t('source.column.quarantined')}>
        <Quarantined dataset={dataset} />
      </td>
      <td data-label={t('source.column.lastRun')}>
        <LastRun dataset={dataset} />
      </td>
    </tr>
  );
}
