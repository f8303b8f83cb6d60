import type { IdentityMember } from '../../hub/index.ts';
import { useLocale } from '../../locale/index.ts';
import { DatasetName, EntityLink, useNames } from '../../parts/index.ts';
import styles from './identity.module.css';

function Head({ member, type, label }: { member: IdentityMember; type: string; label: string }) {
  return (
    <th scope="col">
      <span className="unseen">{label}: </span>
      <DatasetName dataset={member.dataset} />
      <div className={styles.key}>
        {member.entityId ? (
          <EntityLink type={type} id={member.entityId}>
            <span className="code">{member.key}</span>
          </EntityLink>
        ) : (
          <span className="code">{member.key}</span>
        )}
      </div>
    </th>
  );
}

/** Two records field by field; where they differ is marked. */
export function RecordPair({
  type,
  pair,
}: {
  type: string;
  pair: readonly [IdentityMember, IdentityMember];
}) {
  const { t } = useLocale();
  const { attributeTitle, datasetTitle } = useNames();
  const labels = pair.map(({ dataset, key }) => `${datasetTitle(dataset) ?? dataset} ${key}`);
  const [left, right] = pair.map(
    ({ attributes }) => new Map(attributes?.map(({ name, value }) => [name, value])),
  ) as [Map<string, string>, Map<string, string>];
  const names = [...new Set([...left.keys(), ...right.keys()])];
  return (
    <table className={`grid ${styles.pair}`}>
      <thead>
        <tr>
          <th scope="col">
            <span className="unseen">{t('identity.field')}</span>
          </th>
          <Head member={pair[0]} type={type} label={t('identity.side.left')} />
          <Head member={pair[1]} type={type} label={t('identity.side.right')} />
        </tr>
      </thead>
      <tbody>
        {names.map((name) => {
          const differs = left.has(name) && right.has(name) && left.get(name) !== right.get(name);
          return (
            <tr key={name} data-differs={differs}>
              <th scope="row">{attributeTitle(type, name)}</th>
              <td data-label={labels[0]}>{left.get(name) ?? <span className="muted">–</span>}</td>
              <td data-label={labels[1]}>{right.get(name) ?? <span className="muted">–</span>}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
