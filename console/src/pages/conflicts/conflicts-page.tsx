import Button from 'antd/es/button';
import { conflictsQuery, useAsk } from '../../hub/index.ts';
import { useLocale } from '../../locale/index.ts';
import { findProblem, Nothing, PageTitle, Pager, pageSize, Told, usePaging } from '../../parts/index.ts';
import { ConflictTable } from './conflict-table.tsx';
import { Filters } from './filters.tsx';
import { type HeldFilter, useConflictFilter } from './use-conflict-filter.ts';

function Empty({ filter, change }: HeldFilter) {
  const { t } = useLocale();
  const isFiltered = filter.type !== null || filter.rule !== null;
  return (
    <Nothing text={t(`conflicts.empty.${filter.state}`)}>
      {isFiltered && (
        <Button type="link" onClick={() => change({ type: null, rule: null })}>
          {t('conflicts.clear')}
        </Button>
      )}
    </Nothing>
  );
}

export function ConflictsPage() {
  const { t, locale, number } = useLocale();
  const held = useConflictFilter();
  const paging = usePaging();
  const asked = useAsk(conflictsQuery, { ...held.filter, first: pageSize, after: paging.after, locale });
  const isForbidden = findProblem(asked)?.code === 'FORBIDDEN';
  return (
    <>
      <PageTitle text={t('conflicts.title')} lead={t('conflicts.lead')}>
        {asked.data && <span className="muted even">{number(asked.data.conflicts.totalCount)}</span>}
      </PageTitle>
      {!isForbidden && <Filters {...held} />}
      <Told asked={asked} rows={12}>
        {({ conflicts }) =>
          conflicts.nodes.length === 0 ? (
            <Empty {...held} />
          ) : (
            <>
              <ConflictTable conflicts={conflicts.nodes} {...held} />
              <Pager page={conflicts} paging={paging} />
            </>
          )
        }
      </Told>
    </>
  );
}
