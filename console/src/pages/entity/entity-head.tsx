import Button from 'antd/es/button';
import { useState } from 'react';
import type { EntityView } from '../../hub/index.ts';
import { useLocale } from '../../locale/index.ts';
import { PageTitle, useNames } from '../../parts/index.ts';
import styles from './entity.module.css';

function Id({ id }: { id: string }) {
  const { t } = useLocale();
  const [isCopied, setCopied] = useState(false);
  // Browsers give the clipboard only to secure pages; elsewhere the id can still be marked and copied by hand.
  const copy = (): void => void navigator.clipboard.writeText(id).then(() => setCopied(true));
  return (
    <span className={styles.id}>
      <span className="code">{id}</span>
      {window.isSecureContext && (
        <Button type="link" size="small" onClick={copy} aria-live="polite">
          {t(isCopied ? 'entity.copied' : 'entity.copyId')}
        </Button>
      )}
    </span>
  );
}

export function EntityHead({ entity }: { entity: EntityView }) {
  const { t, number } = useLocale();
  const { typeTitle } = useNames();
  const disputed = entity.attributes.filter((attribute) => attribute.disputed).length;
  const departments = new Set(entity.records.map(({ department }) => department)).size;
  return (
    <>
      <PageTitle text={entity.label || entity.id}>
        <span className={styles.type}>{typeTitle(entity.type)}</span>
        <Id id={entity.id} />
      </PageTitle>
      <ul className={styles.summary}>
        <li>
          {t('entity.summary.departments')} <strong>{number(departments)}</strong>
        </li>
        <li>
          {t('entity.summary.records')} <strong>{number(entity.records.length)}</strong>
        </li>
        <li className={disputed > 0 ? styles.warned : undefined}>
          {t('entity.summary.disputed')} <strong>{number(disputed)}</strong>
        </li>
      </ul>
    </>
  );
}
