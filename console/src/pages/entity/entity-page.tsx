import { Link, Navigate, useLocation, useParams } from 'react-router';
import { entityQuery, type EntityView, useAsk } from '../../hub/index.ts';
import { useLocale } from '../../locale/index.ts';
import { findProblem, Nothing, PageTitle, toEntityPath, Told, useNames } from '../../parts/index.ts';
import { Attributes } from './attributes.tsx';
import { EntityConflicts } from './entity-conflicts.tsx';
import { EntityEvidence } from './entity-evidence.tsx';
import { EntityHead } from './entity-head.tsx';
import { EntityHistory } from './entity-history.tsx';
import { findFormerId, FormerIdNote, type FormerState } from './former-id-note.tsx';
import { Gone } from './gone.tsx';
import { Records } from './records.tsx';
import { Relations } from './relations.tsx';
import styles from './entity.module.css';

function Entity({ entity, formerId }: { entity: EntityView; formerId: string | undefined }) {
  return (
    <>
      <EntityHead entity={entity} />
      {formerId !== undefined && <FormerIdNote formerId={formerId} entity={entity} />}
      <div className={styles.columns}>
        <div>
          <Attributes entity={entity} />
          <Records records={entity.records} />
          <EntityEvidence id={entity.id} />
          <EntityHistory id={entity.id} />
        </div>
        <aside>
          <EntityConflicts type={entity.type} id={entity.id} />
          <Relations relations={entity.relations} />
        </aside>
      </div>
    </>
  );
}

function Unknown() {
  const { t } = useLocale();
  return (
    <>
      <PageTitle text={t('entity.unknown')} />
      <Nothing text={t('entity.unknownHint')}>
        <Link to="/search">{t('entity.back')}</Link>
      </Nothing>
    </>
  );
}

export function EntityPage() {
  const { locale } = useLocale();
  const { type = '', id = '' } = useParams();
  const { typeTitle } = useNames();
  const formerId = findFormerId(useLocation().state);
  const asked = useAsk(entityQuery, { type, id, locale });
  const found = asked.data?.entity;
  // The address names an entity that was merged into another: the one that lives on is shown under its own address.
  if (found && !asked.loading && found.id !== id) {
    const state: FormerState = { formerId: id };
    return <Navigate replace to={toEntityPath(found.type, found.id)} state={state} />;
  }
  if (findProblem(asked)?.code === 'ENTITY_GONE') return <Gone type={type} id={id} />;
  return (
    <>
      {asked.data === null && <PageTitle text={typeTitle(type)} />}
      <Told asked={asked} rows={12}>
        {({ entity }) =>
          entity === null ? <Unknown /> : <Entity key={entity.id} entity={entity} formerId={formerId} />
        }
      </Told>
    </>
  );
}
