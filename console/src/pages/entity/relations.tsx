import type { EntityHit, EntityView } from '../../hub/index.ts';
import { useLocale } from '../../locale/index.ts';
import { EntityLink, useNames, ValueText } from '../../parts/index.ts';
import styles from './entity.module.css';

function Related({ hit }: { hit: EntityHit }) {
  const { attributeTitle } = useNames();
  return (
    <li>
      <EntityLink type={hit.type} id={hit.id}>
        {hit.label || hit.id}
      </EntityLink>
      <div className={styles.relatedDetails}>
        {hit.details
          .filter(({ value }) => value !== hit.label)
          .map(({ name, value }) => (
            <span key={name} title={attributeTitle(hit.type, name)}>
              <ValueText value={value} />
            </span>
          ))}
      </div>
    </li>
  );
}

export function Relations({ relations }: { relations: EntityView['relations'] }) {
  const { t } = useLocale();
  if (relations.length === 0) return null;
  return (
    <section aria-labelledby="relations" className="panel">
      <h2 id="relations">{t('entity.relations')}</h2>
      {relations.map(({ name, title, entities }) => (
        <div key={name} className={styles.relation} data-relation={name}>
          <h3>
            {title}{' '}
            <span className="muted">{entities.length > 0 ? entities.length : t('entity.relationEmpty')}</span>
          </h3>
          <ul>
            {entities.map((hit) => (
              <Related key={hit.id} hit={hit} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
