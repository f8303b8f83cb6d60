import { useLocale } from '../../locale/index.ts';
import { SourceLine, ValueText } from '../../parts/index.ts';
import type { SaidValue } from './said-values.ts';
import styles from './entity.module.css';

function Column({ value, disputed }: { value: SaidValue; disputed: boolean }) {
  const { t } = useLocale();
  const look = value.isServed ? styles.served : disputed ? styles.rival : undefined;
  return (
    <li className={`${styles.column} ${look ?? ''}`}>
      <div className={styles.columnValue}>
        <strong>
          <ValueText value={value.value} />
        </strong>
        {value.isServed && <span className={styles.servedMark}>{t('entity.served')}</span>}
      </div>
      {value.said.map(({ source, asOf }) => (
        <SourceLine key={`${source.dataset} ${source.key}`} source={source} asOf={asOf} />
      ))}
    </li>
  );
}

/** Every value as a column of its own, so that the differing character is seen. */
export function SideBySide(props: { title: string; values: readonly SaidValue[]; disputed: boolean }) {
  const { t } = useLocale();
  return (
    <ul aria-label={t('entity.sideBySide', { attribute: props.title })} className={styles.sideBySide}>
      {props.values.map((value) => (
        <Column key={value.value} value={value} disputed={props.disputed} />
      ))}
    </ul>
  );
}
