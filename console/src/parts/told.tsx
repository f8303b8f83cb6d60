import Skeleton from 'antd/es/skeleton';
import type { ReactNode } from 'react';
import type { Asked, Problem } from '../hub/index.ts';
import { useLocale } from '../locale/index.ts';
import { MissedNote } from './missed-note.tsx';
import { ProblemNote } from './problem-note.tsx';
import styles from './parts.module.css';

/** The first problem that kept data away. */
export const findProblem = (asked: Pick<Asked<unknown>, 'problems'>): Problem | undefined =>
  asked.problems[0];

/** Shows an answer once it is there; until then a quiet outline, and otherwise the reason in words. */
export function Told<Data>(props: {
  asked: Asked<Data>;
  rows?: number;
  children: (data: Data) => ReactNode;
}) {
  const { asked, rows = 6, children } = props;
  const { t } = useLocale();
  const problem = findProblem(asked);
  if (asked.data === null && asked.loading) {
    return (
      <div role="status" aria-label={t('app.loading')} className={styles.waiting}>
        <Skeleton active title={false} paragraph={{ rows }} />
      </div>
    );
  }
  return (
    <>
      {problem && <ProblemNote problem={problem} again={asked.again} />}
      <MissedNote missed={asked.missed} />
      {asked.data !== null && (
        <div aria-busy={asked.loading} className={asked.loading ? styles.renewing : undefined}>
          {children(asked.data)}
        </div>
      )}
    </>
  );
}
