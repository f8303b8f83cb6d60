import { useState } from 'react';
import type { NamedAttribute } from '../../hub/index.ts';
import { useLocale } from '../../locale/index.ts';
import { SourceLine, ValueText } from '../../parts/index.ts';
import { Confidence } from './confidence.tsx';
import { toSaidValues, type SaidValue } from './said-values.ts';
import { SideBySide } from './side-by-side.tsx';
import styles from './entity.module.css';

/** What there is beside the served value, in words: other values, or else others who agree. */
function useOthersText(values: readonly SaidValue[]): string | null {
  const { plural } = useLocale();
  const rivals = values.filter(({ isServed }) => !isServed).length;
  const agreeing = (values.find(({ isServed }) => isServed)?.said.length ?? 1) - 1;
  if (rivals > 0) return plural('entity.alternatives', rivals);
  return agreeing > 0 ? plural('entity.agreeing', agreeing) : null;
}

/** The served value with who says so; what the others say opens below, and is open from the start in a dispute. */
export function AttributeRow({ attribute }: { attribute: NamedAttribute }) {
  const { t } = useLocale();
  const { name, title, value, source, asOf, confidence, disputed } = attribute;
  const [isOpen, setOpen] = useState(disputed);
  const values = toSaidValues(attribute);
  const others = useOthersText(values);
  return (
    <>
      <tr
        data-attribute={name}
        data-disputed={disputed}
        className={isOpen && others ? styles.opened : undefined}
      >
        <th scope="row">{title}</th>
        <td data-label={t('entity.column.value')} className={styles.value}>
          <ValueText value={value ?? ''} />{' '}
          {disputed && <span className={styles.disputed}>{t('entity.disputed')}</span>}
          {others && (
            <button
              type="button"
              className={styles.others}
              aria-expanded={isOpen}
              onClick={() => setOpen(!isOpen)}
            >
              {others}
            </button>
          )}
        </td>
        <td data-label={t('entity.column.source')}>{source && <SourceLine source={source} asOf={asOf} />}</td>
        <td data-label={t('entity.column.confidence')}>
          <Confidence share={confidence} />
        </td>
      </tr>
      {isOpen && others && (
        <tr className={styles.sideRow}>
          <td colSpan={4}>
            <SideBySide title={title} values={values} disputed={disputed} />
          </td>
        </tr>
      )}
    </>
  );
}
