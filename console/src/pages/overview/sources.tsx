import Button from 'antd/es/button';
import { useState } from 'react';
import { type SourceState, sourcesQuery, useAsk } from '../../hub/index.ts';
import { useLocale } from '../../locale/index.ts';
import { Nothing, Told } from '../../parts/index.ts';
import styles from './overview.module.css';
import { SourceTable } from './source-table.tsx';
import { useRegularly } from './use-regularly.ts';

function Summary({ sources }: { sources: readonly SourceState[] }) {
  const { t, plural } = useLocale();
  const troubled = sources.filter(({ state }) => state !== 'ready').length;
  if (troubled === 0) return <span className={styles.fine}>{t('overview.fine')}</span>;
  return <span className={styles.warned}>{plural('overview.attention', troubled)}</span>;
}

function SourceList({ sources }: { sources: readonly SourceState[] }) {
  const { t } = useLocale();
  // Until the reader opens or closes something, the sources in trouble are open.
  const [chosen, choose] = useState<ReadonlySet<string> | null>(null);
  const troubled = sources.filter(({ state }) => state === 'failed').map(({ id }) => id);
  const open = chosen ?? new Set(troubled);
  const toggle = (id: string): void => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    choose(next);
  };
  const allOpen = open.size === sources.length;
  if (sources.length === 0) return <Nothing text={t('overview.sourcesEmpty')} />;
  return (
    <>
      <div className="panelHead">
        <Summary sources={sources} />
        <Button
          type="link"
          size="small"
          onClick={() => choose(new Set(allOpen ? [] : sources.map(({ id }) => id)))}
        >
          {t(allOpen ? 'overview.collapseAll' : 'overview.expandAll')}
        </Button>
      </div>
      <SourceTable sources={sources} open={open} toggle={toggle} />
    </>
  );
}

export function Sources() {
  const { t, locale } = useLocale();
  const asked = useAsk(sourcesQuery, { locale });
  useRegularly(asked.again);
  return (
    <section aria-labelledby="sources" className="panel">
      <h2 id="sources">{t('overview.sources')}</h2>
      <Told asked={asked} rows={9}>
        {({ sources }) => <SourceList sources={sources} />}
      </Told>
    </section>
  );
}
