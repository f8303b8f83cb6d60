import Alert from 'antd/es/alert';
import { Link } from 'react-router';
import { useLocale } from '../../locale/index.ts';
import { PageTitle, useNames } from '../../parts/index.ts';
import { EntityHistory } from './entity-history.tsx';
import styles from './entity.module.css';

/** The page of an id whose records were all deleted: what became of it. */
export function Gone({ type, id }: { type: string; id: string }) {
  const { t } = useLocale();
  const { typeTitle } = useNames();
  return (
    <>
      <PageTitle text={typeTitle(type)}>
        <span className={`code ${styles.id}`}>{id}</span>
      </PageTitle>
      <Alert
        showIcon
        type="info"
        data-problem="ENTITY_GONE"
        title={t('problem.ENTITY_GONE.title')}
        description={t('problem.ENTITY_GONE.text')}
      />
      <EntityHistory id={id} />
      <Link to="/search">{t('entity.back')}</Link>
    </>
  );
}
