import type { EntityView, NamedAttribute } from '../../hub/index.ts';
import { useLocale } from '../../locale/index.ts';
import { Nothing } from '../../parts/index.ts';
import { AttributeRow } from './attribute-row.tsx';
import styles from './entity.module.css';

function AttributeTable({ attributes }: { attributes: readonly NamedAttribute[] }) {
  const { t } = useLocale();
  return (
    <table className={`grid ${styles.attributes}`}>
      <thead>
        <tr>
          <th scope="col">{t('entity.column.attribute')}</th>
          <th scope="col">{t('entity.column.value')}</th>
          <th scope="col">{t('entity.column.source')}</th>
          <th scope="col">{t('entity.column.confidence')}</th>
        </tr>
      </thead>
      <tbody>
        {attributes.map((attribute) => (
          <AttributeRow key={attribute.name} attribute={attribute} />
        ))}
      </tbody>
    </table>
  );
}

/** What is known first, in the order of the entity's type; what nobody knows in one line below. */
export function Attributes({ entity }: { entity: EntityView }) {
  const { t, list } = useLocale();
  const known = entity.attributes.filter(({ value }) => value !== null);
  const missing = entity.attributes.filter(({ value }) => value === null);
  return (
    <section aria-labelledby="attributes" className="panel">
      <h2 id="attributes">{t('entity.attributes')}</h2>
      {known.length === 0 ? (
        <Nothing text={t('entity.noAttributes')} />
      ) : (
        <AttributeTable attributes={known} />
      )}
      {known.length > 0 && missing.length > 0 && (
        <p className={styles.missing}>
          {t('entity.missing')} {list(missing.map(({ title }) => title))}
        </p>
      )}
    </section>
  );
}
