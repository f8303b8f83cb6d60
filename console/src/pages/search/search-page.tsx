import { useSearchParams } from 'react-router';
import { searchQuery, useAsk } from '../../hub/index.ts';
import { useLocale } from '../../locale/index.ts';
import { Nothing, PageTitle, Pager, pageSize, Told, usePaging } from '../../parts/index.ts';
import { HitList } from './hit-list.tsx';
import { SearchBox } from './search-box.tsx';
import { TypeFilter } from './type-filter.tsx';
import styles from './search.module.css';

function Results({ text, type }: { text: string; type: string | null }) {
  const { t, number } = useLocale();
  const paging = usePaging();
  const asked = useAsk(searchQuery, { text, type, first: pageSize, after: paging.after });
  return (
    <Told asked={asked} rows={10}>
      {({ search }) =>
        search.nodes.length === 0 ? (
          <Nothing text={t('search.none', { text })}>{t('search.noneHint')}</Nothing>
        ) : (
          <>
            <p className={styles.found} role="status">
              {t('search.found', { total: number(search.totalCount) })}
            </p>
            <HitList hits={search.nodes} />
            <Pager page={search} paging={paging} />
          </>
        )
      }
    </Told>
  );
}

/** The question stands in the address, so that a search can be linked and gone back to. */
export function SearchPage() {
  const { t } = useLocale();
  const [params] = useSearchParams();
  const text = params.get('q') ?? '';
  const type = params.get('type');
  return (
    <>
      <PageTitle text={t('search.title')} keepFocus />
      <div className={styles.question}>
        <SearchBox text={text} />
        <TypeFilter type={type} />
      </div>
      {text === '' ? (
        <Nothing text={t('search.start')}>{t('search.keys')}</Nothing>
      ) : (
        <Results text={text} type={type} />
      )}
    </>
  );
}
