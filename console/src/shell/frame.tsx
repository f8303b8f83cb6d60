import Button from 'antd/es/button';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { signOut } from '../hub/index.ts';
import { useLocale } from '../locale/index.ts';
import { LanguageSwitch, useNames } from '../parts/index.ts';
import styles from './shell.module.css';
import { useSlashToSearch } from './use-slash-to-search.ts';

/** The bar above every page, and the page below it. */
export function Frame({ children }: { children: ReactNode }) {
  const { t } = useLocale();
  const { city } = useNames();
  useSlashToSearch();
  return (
    <>
      <a href="#content" className={styles.skip}>
        {t('app.skip')}
      </a>
      <header className={styles.bar}>
        <div className={styles.barInside}>
          <NavLink to="/" className={styles.brand}>
            <img src={`${import.meta.env.BASE_URL}causeway.svg`} alt="" width="26" height="26" />
            <span>{city?.title ?? t('app.name')}</span>
          </NavLink>
          <nav aria-label={t('nav.label')} className={styles.nav}>
            <NavLink to="/" end>
              {t('nav.overview')}
            </NavLink>
            <NavLink to="/search">{t('nav.search')}</NavLink>
            <NavLink to="/conflicts">{t('nav.conflicts')}</NavLink>
            <NavLink to="/identity">{t('nav.identity')}</NavLink>
            <NavLink to="/tasks">{t('nav.tasks')}</NavLink>
          </nav>
          <div className={styles.tools}>
            <LanguageSwitch />
            <Button type="text" onClick={() => signOut()}>
              {t('app.signOut')}
            </Button>
          </div>
        </div>
      </header>
      <main id="content" tabIndex={-1} className={styles.content}>
        {children}
      </main>
    </>
  );
}
