import { useLocale } from '../../locale/index.ts';
import { EntityLink } from '../../parts/index.ts';
import styles from './entity.module.css';

/** As many as are read; a split may have others by the hundred. */
const most = 10;

/** Other entities by their ids, as links. */
export function EntityIds({ type, ids }: { type: string; ids: readonly string[] }) {
  const { t } = useLocale();
  return (
    <span className={styles.ids}>
      {ids.slice(0, most).map((id) => (
        <EntityLink key={id} type={type} id={id}>
          <span className="code">{id}</span>
        </EntityLink>
      ))}
      {ids.length > most && <span>{t('history.more', { count: ids.length - most })}</span>}
    </span>
  );
}
