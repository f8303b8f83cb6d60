import type { Conflict } from '../../hub/index.ts';
import { Moment, useLocale } from '../../locale/index.ts';
import { ConflictValues, EntityLink, useNames } from '../../parts/index.ts';
import type { HeldFilter } from './use-conflict-filter.ts';
import styles from './conflicts.module.css';

function RuleCell({ conflict, filter, change }: { conflict: Conflict } & HeldFilter) {
  const { attributeTitle } = useNames();
  const title = conflict.ruleTitle || conflict.rule;
  const choose = () => change({ rule: conflict.rule, type: conflict.entityType });
  return (
    <>
      {filter.rule === conflict.rule ? (
        title
      ) : (
        <button type="button" className={styles.chooseRule} onClick={choose}>
          {title}
        </button>
      )}
      <div className={styles.under} title={conflict.sentence}>
        {attributeTitle(conflict.entityType, conflict.attribute)}
      </div>
    </>
  );
}

function ConflictRow(props: { conflict: Conflict } & HeldFilter) {
  const { conflict } = props;
  const { t } = useLocale();
  const { typeTitle } = useNames();
  const isClosed = conflict.state === 'CLOSED';
  const when = t(isClosed ? 'conflicts.column.closed' : 'conflicts.column.opened');
  return (
    <tr data-conflict={conflict.id}>
      <td data-label={t('conflicts.column.entity')}>
        <EntityLink type={conflict.entityType} id={conflict.entityId}>
          {conflict.entityLabel || conflict.entityId}
        </EntityLink>
        <div className={styles.under}>{typeTitle(conflict.entityType)}</div>
      </td>
      <td data-label={t('conflicts.column.rule')}>
        <RuleCell {...props} />
      </td>
      <td data-label={t('conflicts.column.values')}>
        <ConflictValues values={conflict.values} />
      </td>
      <td data-label={when}>
        <Moment at={isClosed ? conflict.closedAt : conflict.openedAt} />
      </td>
    </tr>
  );
}

export function ConflictTable({ conflicts, ...held }: { conflicts: readonly Conflict[] } & HeldFilter) {
  const { t } = useLocale();
  const isClosed = held.filter.state === 'CLOSED';
  return (
    <div className="panel">
      <table className={`grid ${styles.conflicts}`}>
        <thead>
          <tr>
            <th scope="col">{t('conflicts.column.entity')}</th>
            <th scope="col">{t('conflicts.column.rule')}</th>
            <th scope="col">{t('conflicts.column.values')}</th>
            <th scope="col">{t(isClosed ? 'conflicts.column.closed' : 'conflicts.column.opened')}</th>
          </tr>
        </thead>
        <tbody>
          {conflicts.map((conflict) => (
            <ConflictRow key={conflict.id} conflict={conflict} {...held} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
