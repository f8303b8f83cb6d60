import Button from 'antd/es/button';
import { useLocale } from '../locale/index.ts';
import styles from './parts.module.css';
import type { Paging } from './use-paging.ts';

export interface Page<Node = unknown> {
  totalCount: number;
  nodes: readonly Node[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** Previous and next page of a list, with the place in the whole. */
export function Pager({ page, paging }: { page: Page; paging: Paging }) {
  const { t, number } = useLocale();
  const { hasNextPage, endCursor } = page.pageInfo;
  if (!hasNextPage && !paging.previous) return null;
  const range = {
    from: number(paging.skipped + 1),
    to: number(paging.skipped + page.nodes.length),
    total: number(page.totalCount),
  };
  return (
    <nav aria-label={t('pager.label')} className={styles.pager}>
      <Button disabled={!paging.previous} onClick={paging.previous}>
        {t('pager.previous')}
      </Button>
      <span className="muted">{t('pager.range', range)}</span>
      <Button disabled={!hasNextPage || !endCursor} onClick={() => endCursor && paging.next(endCursor)}>
        {t('pager.next')}
      </Button>
    </nav>
  );
}
