import { NavLink } from 'react-router';
import { useLocale } from '../../locale/index.ts';
import styles from './identity.module.css';

/** What waits for stewards, and what they decided. */
export function IdentityTabs() {
  const { t } = useLocale();
  return (
    <nav aria-label={t('identity.tabs')} className={styles.tabs}>
      <NavLink to="/identity" end>
        {t('identity.tab.doubts')}
      </NavLink>
      <NavLink to="/identity/decisions">{t('identity.tab.decisions')}</NavLink>
    </nav>
  );
}
