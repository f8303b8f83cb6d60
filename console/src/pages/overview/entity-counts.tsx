import { Link } from 'react-router';
import { useLocale } from '../../locale/index.ts';
import { Nothing, Told, useNames } from '../../parts/index.ts';
import styles from './overview.module.css';
import { useRegularly } from './use-regularly.ts';

/** How many entities of each type the hub knows; each leads to the search for that type. */
export function EntityCounts() {
  const { t, number } = useLocale();
  const { city, asked } = useNames();
  useRegularly(asked.again);
  return (
    <section aria-labelledby="entity-counts" className="panel">
      <h2 id="entity-counts">{t('overview.entities')}</h2>
      <Told asked={{ ...asked, data: city, missed: [] }} rows={1}>
        {({ entityTypes }) =>
          entityTypes.length === 0 ? (
            <Nothing text={t('overview.entitiesEmpty')} />
          ) : (
            <ul className={styles.types}>
              {entityTypes.map(({ name, title, count }) => (
                <li key={name}>
                  <Link to={`/search?type=${encodeURIComponent(name)}`}>
                    <span>{title}</span>
                    <strong>{number(count)}</strong>
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </Told>
    </section>
  );
}
