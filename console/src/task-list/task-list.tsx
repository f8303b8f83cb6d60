import Segmented from 'antd/es/segmented';
import type { ReactNode } from 'react';
import type { Asked, TaskState } from '../hub/index.ts';
import { useLocale } from '../locale/index.ts';
import { Nothing, type Page, PageTitle, Pager, type Paging, Told } from '../parts/index.ts';
import type { HeldState } from './use-task-state.ts';

const states: TaskState[] = ['OPEN', 'CLOSED'];

interface TaskListProps<Data, Task> {
  title: string;
  lead: string;
  /** What stands in place of the list where it holds nothing. */
  empty: string;
  /** The ways to the page's other lists. */
  tabs?: ReactNode;
  asked: Asked<Data>;
  held: HeldState;
  paging: Paging;
  pageOf: (data: Data) => Page<Task>;
  children: (task: Task) => ReactNode;
}

/** A page of tasks that somebody has to settle: open ones or closed ones, page by page. */
export function TaskList<Data, Task>(props: TaskListProps<Data, Task>) {
  const { title, lead, empty, tabs, asked, held, paging, pageOf, children } = props;
  const { t, number } = useLocale();
  return (
    <>
      <PageTitle text={title} lead={lead}>
        {asked.data && <span className="muted even">{number(pageOf(asked.data).totalCount)}</span>}
        <Segmented
          aria-label={t('tasks.state')}
          value={held.state}
          onChange={held.choose}
          options={states.map((value) => ({ value, label: t(`tasks.state.${value}`) }))}
        />
      </PageTitle>
      {tabs}
      <Told asked={asked} rows={6}>
        {(data) =>
          pageOf(data).nodes.length === 0 ? (
            <Nothing text={empty} />
          ) : (
            <>
              {pageOf(data).nodes.map(children)}
              <Pager page={pageOf(data)} paging={paging} />
            </>
          )
        }
      </Told>
    </>
  );
}
