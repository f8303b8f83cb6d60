import type { QuarantinedRow } from '../../hub/index.ts';
import { useLocale } from '../../locale/index.ts';
import { toReadablePayload } from './readable-payload.ts';
import styles from './quarantine.module.css';

function Seen({ row }: { row: QuarantinedRow }) {
  const { t, relative, exact } = useLocale();
  return (
    <>
      <time dateTime={row.lastSeenAt} title={exact(row.lastSeenAt)} className="moment">
        {t('quarantine.last', { time: relative(row.lastSeenAt) })}
      </time>
      <br />
      <time dateTime={row.firstSeenAt} title={exact(row.firstSeenAt)} className="moment muted">
        {t('quarantine.first', { time: relative(row.firstSeenAt) })}
      </time>
    </>
  );
}

function Row({ row }: { row: QuarantinedRow }) {
  const { t } = useLocale();
  return (
    <tr data-position={row.position}>
      <td data-label={t('quarantine.column.position')}>
        <span className="code">{row.position}</span>
      </td>
      <td data-label={t('quarantine.column.key')}>
        {row.key === null ? (
          <span className="muted">{t('quarantine.noKey')}</span>
        ) : (
          <span className="code">{row.key}</span>
        )}
      </td>
      <td data-label={t('quarantine.column.reasons')} className={styles.reasons}>
        <ul>
          {row.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
        <details>
          <summary>{t('quarantine.payload')}</summary>
          <pre>{toReadablePayload(row.payload)}</pre>
        </details>
      </td>
      <td data-label={t('quarantine.column.seen')}>
        <Seen row={row} />
      </td>
    </tr>
  );
}

export function QuarantineTable({ rows }: { rows: readonly QuarantinedRow[] }) {
  const { t } = useLocale();
  return (
    <div className="panel">
      <table className="grid">
        <thead>
          <tr>
            <th scope="col">{t('quarantine.column.position')}</th>
            <th scope="col">{t('quarantine.column.key')}</th>
            <th scope="col">{t('quarantine.column.reasons')}</th>
            <th scope="col">{t('quarantine.column.seen')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <Row key={`${row.position} ${at}`} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
