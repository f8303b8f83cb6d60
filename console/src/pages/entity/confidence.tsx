import { useLocale } from '../../locale/index.ts';
import styles from './entity.module.css';

/** `share` is a probability; 99.6 % is never rounded up to certainty. */
export function Confidence({ share }: { share: number }) {
  const { percent, t } = useLocale();
  const text = percent(share < 1 ? Math.floor(share * 100) / 100 : 1);
  return (
    <span className={styles.confidence} title={t('entity.confidence', { percent: text })}>
      <span className={styles.gauge} aria-hidden="true">
        <span style={{ width: `${share * 100}%` }} />
      </span>
      {text}
    </span>
  );
}
