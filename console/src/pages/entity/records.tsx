import type { RecordReference } from '../../hub/index.ts';
import { Moment, useLocale } from '../../locale/index.ts';
import { DatasetName, Nothing } from '../../parts/index.ts';
import styles from './entity.module.css';

function RecordRow({ record }: { record: RecordReference }) {
  const { t } = useLocale();
  return (
    <tr data-record={`${record.dataset} ${record.key}`}>
      <td data-label={t('entity.dataset')}>
        <DatasetName dataset={record.dataset} />
        {record.role && <span className={styles.role}>{t('entity.role', { role: record.role })}</span>}
      </td>
      <td data-label={t('entity.key')}>
        <span className="code">{record.key}</span>
      </td>
      <td data-label={t('entity.column.asOf')}>
        <Moment at={record.asOf} none={t('time.unknown')} />
      </td>
      <td data-label={t('entity.recordedAt')}>
        <Moment at={record.recordedAt} />
      </td>
    </tr>
  );
}

function RecordTable({ records }: { records: readonly RecordReference[] }) {
  const { t } = useLocale();
  const groups = Map.groupBy(records, ({ department }) => department);
  return (
    <table className={`grid ${styles.records}`}>
      <thead>
        <tr>
          <th scope="col">{t('entity.dataset')}</th>
          <th scope="col">{t('entity.key')}</th>
          <th scope="col">{t('entity.column.asOf')}</th>
          <th scope="col">{t('entity.recordedAt')}</th>
        </tr>
      </thead>
      {[...groups].map(([department, ofDepartment]) => (
        <tbody key={department} data-department={department}>
          <tr>
            <th scope="rowgroup" colSpan={4} className={styles.department}>
              {department}
            </th>
          </tr>
          {ofDepartment.map((record) => (
            <RecordRow key={`${record.dataset} ${record.key} ${record.role}`} record={record} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

/** The departments' records that make this entity. */
export function Records({ records }: { records: readonly RecordReference[] }) {
  const { t } = useLocale();
  return (
    <section aria-labelledby="records" className="panel">
      <h2 id="records">{t('entity.records')}</h2>
      {records.length === 0 ? <Nothing text={t('entity.recordsEmpty')} /> : <RecordTable records={records} />}
    </section>
  );
}
