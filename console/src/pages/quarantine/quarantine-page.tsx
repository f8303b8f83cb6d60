import { Link, useSearchParams } from 'react-router';
import { quarantineQuery, useAsk } from '../../hub/index.ts';
import { useLocale } from '../../locale/index.ts';
import { Nothing, PageTitle, Pager, pageSize, Told, useNames, usePaging } from '../../parts/index.ts';
import { FaultKinds } from './fault-kinds.tsx';
import { QuarantineTable } from './quarantine-table.tsx';

export function QuarantinePage() {
  const { t, number } = useLocale();
  // By query: the gateway takes a path that ends in a word with a dot for a file.
  const dataset = useSearchParams()[0].get('dataset') ?? '';
  const { datasetTitle } = useNames();
  const paging = usePaging();
  const asked = useAsk(quarantineQuery, { dataset, first: pageSize, after: paging.after });
  const title = datasetTitle(dataset);
  const name = title ? `${title} (${dataset})` : dataset;
  return (
    <>
      <PageTitle text={`${t('quarantine.title')} · ${name}`} lead={t('quarantine.lead')}>
        {asked.data && <span className="muted even">{number(asked.data.quarantine.totalCount)}</span>}
        <Link to="/">‹ {t('quarantine.back')}</Link>
      </PageTitle>
      <Told asked={asked} rows={10}>
        {({ quarantine }) =>
          quarantine.nodes.length === 0 ? (
            <Nothing text={t('quarantine.empty')} />
          ) : (
            <>
              {paging.after === null && <FaultKinds dataset={dataset} />}
              <QuarantineTable rows={quarantine.nodes} />
              <Pager page={quarantine} paging={paging} />
            </>
          )
        }
      </Told>
    </>
  );
}
