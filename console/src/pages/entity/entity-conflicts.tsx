import { type Conflict, entityConflictsQuery, useAsk } from '../../hub/index.ts';
import { Moment, useLocale } from '../../locale/index.ts';
import { ConflictValues, findProblem, Told, useNames } from '../../parts/index.ts';
import styles from './entity.module.css';

function OneConflict({ conflict }: { conflict: Conflict }) {
  const { t } = useLocale();
  const { attributeTitle } = useNames();
  const isClosed = conflict.state === 'CLOSED';
  return (
    <li data-conflict={conflict.id}>
      <h3>
        {conflict.ruleTitle || conflict.rule}{' '}
        <span className="muted">{attributeTitle(conflict.entityType, conflict.attribute)}</span>
      </h3>
      <ConflictValues values={conflict.values} />
      <div className="muted">
        {t(isClosed ? 'conflicts.column.closed' : 'conflicts.column.opened')}{' '}
        <Moment at={isClosed ? conflict.closedAt : conflict.openedAt} />
      </div>
    </li>
  );
}

/** Asked apart from the entity, so that a client who may not see conflicts still sees the entity. */
export function EntityConflicts({ type, id }: { type: string; id: string }) {
  const { t, locale } = useLocale();
  const asked = useAsk(entityConflictsQuery, { type, id, locale });
  const isForbidden = findProblem(asked)?.code === 'FORBIDDEN';
  return (
    <section aria-labelledby="entity-conflicts" className="panel">
      <h2 id="entity-conflicts">{t('entity.conflicts')}</h2>
      {isForbidden ? (
        <p className={styles.quiet}>{t('problem.FORBIDDEN.inline')}</p>
      ) : (
        <Told asked={{ ...asked, missed: [] }} rows={2}>
          {({ entity }) =>
            entity?.conflicts.length ? (
              <ul className={styles.conflicts}>
                {entity.conflicts.map((conflict) => (
                  <OneConflict key={conflict.id} conflict={conflict} />
                ))}
              </ul>
            ) : (
              <p className={styles.quiet}>{t('entity.conflictsEmpty')}</p>
            )
          }
        </Told>
      )}
    </section>
  );
}
