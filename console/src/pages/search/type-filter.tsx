import Segmented from 'antd/es/segmented';
import { useSearchParams } from 'react-router';
import { useLocale } from '../../locale/index.ts';
import { useNames } from '../../parts/index.ts';
import styles from './search.module.css';

export function TypeFilter({ type }: { type: string | null }) {
  const { t } = useLocale();
  const { city } = useNames();
  const [params, setParams] = useSearchParams();
  const choose = (next: string): void => {
    const changed = new URLSearchParams(params);
    changed.delete('after');
    if (next === '') changed.delete('type');
    else changed.set('type', next);
    setParams(changed);
  };
  const types = city?.entityTypes.map(({ name, title }) => ({ value: name, label: title })) ?? [];
  return (
    <div className={styles.types}>
      <Segmented
        aria-label={t('search.type')}
        value={type ?? ''}
        options={[{ value: '', label: t('search.allTypes') }, ...types]}
        onChange={choose}
      />
    </div>
  );
}
