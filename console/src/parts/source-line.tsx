import type { AttributeSource } from '../hub/index.ts';
import { Moment, useLocale } from '../locale/index.ts';
import { useNames } from './names-context.tsx';
import styles from './parts.module.css';

/** A dataset by its title where that is known, its id otherwise; the id shows on hover. */
export function DatasetName({ dataset, record }: { dataset: string; record?: string }) {
  const title = useNames().datasetTitle(dataset);
  const hint = record === undefined ? dataset : `${dataset} · ${record}`;
  return (
    <span title={hint} className={title ? undefined : styles.datasetId}>
      {title ?? dataset}
    </span>
  );
}

/** Who says a value and since when; a source that did not answer just now is named as a copy. */
export function SourceLine({ source, asOf }: { source: AttributeSource; asOf: string | null }) {
  const { t, clock } = useLocale();
  return (
    <span className={styles.sourceLine}>
      <DatasetName dataset={source.dataset} record={source.key} />{' '}
      <span className="muted">
        <Moment at={asOf} none={t('time.unknown')} />
      </span>
      {!source.reached && (
        <span className={styles.copyMark} title={t('entity.unreachedWhy')}>
          {t('entity.unreached', { time: clock(source.copiedAt) })}
        </span>
      )}
    </span>
  );
}
