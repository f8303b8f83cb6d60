import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { overviewQuery, useAsk } from '../../hub/index.ts';
import { useLocale } from '../../locale/index.ts';
import { findProblem, Told } from '../../parts/index.ts';
import styles from './overview.module.css';
import { useRegularly } from './use-regularly.ts';

function Count(props: { title: string; value: number; to?: string; warn?: boolean }) {
  const { number } = useLocale();
  const figure: ReactNode = props.to ? <Link to={props.to}>{number(props.value)}</Link> : number(props.value);
  return (
    <div className={styles.count}>
      <dt>{props.title}</dt>
      <dd className={props.warn && props.value > 0 ? styles.warned : undefined}>{figure}</dd>
    </div>
  );
}

/** The hub in six figures. A client that may not see them misses nothing else on the page. */
export function Counts() {
  const { t } = useLocale();
  const asked = useAsk(overviewQuery, {});
  useRegularly(asked.again);
  if (findProblem(asked)?.code === 'FORBIDDEN') return null;
  return (
    <section aria-label={t('overview.counts')} className="panel">
      <Told asked={asked} rows={2}>
        {({ overview }) => (
          <dl className={styles.counts}>
            <Count title={t('count.sources')} value={overview.sources} />
            <Count title={t('count.datasets')} value={overview.datasets} />
            <Count title={t('count.records')} value={overview.records} />
            <Count title={t('count.entities')} value={overview.entities} />
            <Count title={t('count.quarantined')} value={overview.quarantined} warn />
            <Count title={t('count.openConflicts')} value={overview.openConflicts} to="/conflicts" warn />
          </dl>
        )}
      </Told>
    </section>
  );
}
