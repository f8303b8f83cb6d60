import type { SourceState } from '../../hub/index.ts';
import { Moment, useLocale } from '../../locale/index.ts';
import styles from './overview.module.css';
import { StateMark } from './state-mark.tsx';
import { findLatest, sum, whoMoves } from './source-figures.ts';

interface SourceRowProps {
  source: SourceState;
  isOpen: boolean;
  toggle: (id: string) => void;
}

function SourceName({ source, isOpen, toggle }: SourceRowProps) {
  const { t, named } = useLocale();
  return (
    <div className={styles.sourceName}>
      <button
        type="button"
        className={styles.opener}
        aria-expanded={isOpen}
        aria-label={t('overview.datasetsOf', { source: source.title })}
        onClick={() => toggle(source.id)}
      >
        <span aria-hidden="true">›</span>
      </button>
      <div>
        <strong>{source.title}</strong>
        <div className={styles.under}>
          <span className="code">{source.id}</span> · {named('kind.', source.kind)}
        </div>
      </div>
    </div>
  );
}

/** One source: the figures of its datasets added up, the freshest and the latest of them named. */
export function SourceRow(props: SourceRowProps) {
  const { source } = props;
  const { t, number } = useLocale();
  const { datasets } = source;
  const quarantined = sum(datasets.map((dataset) => dataset.quarantined));
  return (
    <tr data-source={source.id} data-state={source.state}>
      <td>
        <SourceName {...props} />
      </td>
      <td data-label={t('source.column.state')}>
        <StateMark state={source.state} sentence={props.isOpen ? '' : source.sentence} />
      </td>
      <td data-label={t('source.column.move')}>
        <span className={source.state === 'ready' ? 'muted' : undefined}>
          {t(`source.move.${whoMoves(source.state)}`)}
        </span>
      </td>
      <td data-label={t('source.column.fresh')}>
        <Moment at={findLatest(datasets.map((dataset) => dataset.freshestAsOf))} none={t('time.unknown')} />
      </td>
      <td className="figure" data-label={t('source.column.records')}>
        {number(sum(datasets.map((dataset) => dataset.records)))}
      </td>
      <td className="figure" data-label={t('source.column.quarantined')}>
        <span className={quarantined > 0 ? styles.warned : 'muted'}>{number(quarantined)}</span>
      </td>
      <td data-label={t('source.column.lastRun')}>
        <Moment at={findLatest(datasets.map((dataset) => dataset.lastRunAt))} />
      </td>
    </tr>
  );
}
