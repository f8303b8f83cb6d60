import type { DecidedMember as Member } from '../../hub/index.ts';
import { useLocale } from '../../locale/index.ts';
import { DatasetName, EntityLink, ValueText } from '../../parts/index.ts';
import styles from './identity.module.css';

/** As many as tell one record from another at a glance; all of them stand side by side on demand. */
const mostValues = 3;

/** A record that was decided about: whose it is, its key, what it says, and where it is found now. */
export function DecidedMember({ member, type }: { member: Member; type: string }) {
  const { t } = useLocale();
  const { department, dataset, key, role, entityId, attributes } = member;
  const name = <span className="code">{key}</span>;
  return (
    <li data-member={`${dataset} ${key}`}>
      <DatasetName dataset={dataset} /> <span className="muted">{department}</span>{' '}
      {entityId === null ? (
        name
      ) : (
        <EntityLink type={type} id={entityId}>
          {name}
        </EntityLink>
      )}
      {role && <span className="muted"> {t('entity.role', { role })}</span>}
      <div className={styles.said}>
        {attributes?.slice(0, mostValues).map((said) => (
          <span key={said.name}>
            <ValueText value={said.value} />
          </span>
        ))}
        {entityId === null && <span>{t('decisions.gone')}</span>}
      </div>
    </li>
  );
}
