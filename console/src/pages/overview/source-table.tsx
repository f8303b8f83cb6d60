import { Fragment } from 'react';
import type { SourceState } from '../../hub/index.ts';
import { useLocale } from '../../locale/index.ts';
import { DatasetRow } from './dataset-row.tsx';
import styles from './overview.module.css';
import { SourceRow } from './source-row.tsx';

interface SourceTableProps {
  sources: readonly SourceState[];
  open: ReadonlySet<string>;
  toggle: (id: string) => void;
}

export function SourceTable({ sources, open, toggle }: SourceTableProps) {
  const { t } = useLocale();
  return (
    <table className={`grid ${styles.sources}`}>
      <thead>
        <tr>
          <th scope="col">{t('source.column.source')}</th>
          <th scope="col">{t('source.column.state')}</th>
          <th scope="col">{t('source.column.move')}</th>
          <th scope="col">{t('source.column.fresh')}</th>
          <th scope="col" className="figure">
            {t('source.column.records')}
          </th>
          <th scope="col" className="figure">
            {t('source.column.quarantined')}
          </th>
          <th scope="col">{t('source.column.lastRun')}</th>
        </tr>
      </thead>
      <tbody>
        {sources.map((source) => (
          <Fragment key={source.id}>
            <SourceRow source={source} isOpen={open.has(source.id)} toggle={toggle} />
            {open.has(source.id) &&
              source.datasets.map((dataset) => <DatasetRow key={dataset.id} dataset={dataset} />)}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}
