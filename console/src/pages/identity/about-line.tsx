import Button from 'antd/es/button';
import { useLocale } from '../../locale/index.ts';
import { DatasetName } from '../../parts/index.ts';
import type { AboutRecord } from './use-decision-filter.ts';
import styles from './identity.module.css';

/** Says that only decisions about one record are shown, and leads to the others. */
export function AboutLine({ about, clear }: { about: AboutRecord; clear: () => void }) {
  const { t } = useLocale();
  return (
    <p className={styles.about} data-about={about.key}>
      {t('decisions.about')} <DatasetName dataset={about.dataset} /> <span className="code">{about.key}</span>
      <Button type="link" onClick={clear}>
        {t('decisions.aboutAny')}
      </Button>
    </p>
  );
}
