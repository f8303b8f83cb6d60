import Segmented from 'antd/es/segmented';
import { useSearchParams } from 'react-router';
import { tasksQuery, type TaskState, useAsk } from '../../hub/index.ts';
import { useLocale } from '../../locale/index.ts';
import { Nothing, PageTitle, Pager, pageSize, Told, usePaging } from '../../parts/index.ts';
import { TaskPanel } from './task-panel.tsx';

const states: TaskState[] = ['OPEN', 'CLOSED'];

export function TasksPage() {
  const { t, number } = useLocale();
  const [params, setParams] = useSearchParams();
  const state: TaskState = params.get('state') === 'CLOSED' ? 'CLOSED' : 'OPEN';
  const paging = usePaging();
  const asked = useAsk(tasksQuery, { state, first: pageSize, after: paging.after });
  return (
    <>
      <PageTitle text={t('tasks.title')} lead={t('tasks.lead')}>
        {asked.data && <span className="muted even">{number(asked.data.tasks.totalCount)}</span>}
        <Segmented
          aria-label={t('tasks.state')}
          value={state}
          onChange={(next) => setParams(next === 'OPEN' ? {} : { state: next })}
          options={states.map((value) => ({ value, label: t(`tasks.state.${value}`) }))}
        />
      </PageTitle>
      <Told asked={asked} rows={6}>
        {({ tasks }) =>
          tasks.nodes.length === 0 ? (
            <Nothing text={t(`tasks.empty.${state}`)} />
          ) : (
            <>
              {tasks.nodes.map((task) => (
                <TaskPanel key={task.id} task={task} />
              ))}
              <Pager page={tasks} paging={paging} />
            </>
          )
        }
      </Told>
    </>
  );
}
