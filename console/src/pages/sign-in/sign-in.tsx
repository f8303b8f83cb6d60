import Alert from 'antd/es/alert';
import { useEffect } from 'react';
import { useLocale } from '../../locale/index.ts';
import { LanguageSwitch } from '../../parts/index.ts';
import styles from './sign-in.module.css';
import { TokenForm } from './token-form.tsx';

export function SignIn({ refused }: { refused: boolean }) {
  const { t } = useLocale();
  useEffect(() => {
    document.title = `${t('signIn.title')} · ${t('app.name')}`;
  }, [t]);
  return (
    <main className={styles.page}>
      <section className={styles.card}>
        <div className={styles.brand}>
          <img src={`${import.meta.env.BASE_URL}causeway.svg`} alt="" width="36" height="36" />
          <span>{t('app.name')}</span>
          <LanguageSwitch />
        </div>
        <h1>{t('signIn.title')}</h1>
        <p>{t('signIn.lead')}</p>
        {refused && <Alert showIcon type="warning" title={t('signIn.refused')} />}
        <TokenForm />
        <p className="muted">
          {t('signIn.how')} <code className={styles.command}>npx causeway token steward</code>
        </p>
        <p className="muted">{t('signIn.kept')}</p>
      </section>
    </main>
  );
}
