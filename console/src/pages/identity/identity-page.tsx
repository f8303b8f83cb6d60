import Segmented from 'antd/es/segmented';
import { useSearchParams } from 'react-router';
import { identityTasksQuery, type TaskState, useAsk } from '../../hub/index.ts';
import { useLocale } from '../../locale/index.ts';
import { Nothing, PageTitle, Pager, pageSize, Told, usePaging } from '../../parts/index.ts';
import { DoubtPanel } from './doubt-panel.tsx';

const states: TaskState[] = ['OPEN', 'CLOSED'];

export function IdentityPage() {
  const { t, number } = useLocale();
  const [params, setParams] = useSearchParams();
  const state: TaskState = params.get('state') === 'CLOSED' ? 'CLOSED' : 'OPEN';
  const paging = usePaging();
  const asked = useAsk(identityTasksQuery, { open: state === 'OPEN', first: pageSize, after: paging.after });
  return (
    <>
      <PageTitle text={t('identity.title')} lead={t('identity.lead')}>
        {asked.data && <span className="muted even">{number(asked.data.identityTasks.totalCount)}</span>}
        <Segmented
          aria-label={t('tasks.state')}
          value={state}
          onChange={(next) => setParams(next === 'OPEN' ? {} : { state: next })}
          options={states.map((value) => ({ value, label: t(`tasks.state.${value}`) }))}
        />
      </PageTitle>
      <Told asked={asked} rows={6}>
        {({ identityTasks }) =>
          identityTasks.nodes.length === 0 ? (
            <Nothing text={t(`identity.empty.${state}`)} />
          ) : (
            <>
              {identityTasks.nodes.map((task) => (
                <DoubtPanel key={task.id} task={task} />
              ))}
              <Pager page={identityTasks} paging={paging} />
            </>
          )
        }
      </Told>
    </>
  );
}
